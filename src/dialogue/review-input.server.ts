import type { Work } from '#access/work.server.ts';
import { sql } from 'kysely';
import { personalSpans } from '#checking/personal-data.ts';
import type { ReviewVerdict } from '#dialogue/dialogue.ts';
import { onlyTakesOut } from '#dialogue/masking.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import { loadInput } from '#dialogue/review-queries.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { withWords, writtenIn } from '#dialogue/written.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';

export type Reviewed = {
  readonly inputId: string;
  /** The latest review that was seen; 0 for none. */
  readonly expectedNo: number;
  readonly verdict: ReviewVerdict;
  /** Why something is not shown; null where all of it is. */
  readonly reason: string | null;
  /** Of `masked`: the texts without what is taken out, by the question's name. */
  readonly texts: ReadonlyMap<string, string>;
};

/**
 * Decides whether what somebody wrote in an answer is shown: as it is, without some words, or not at all. Words that are
 * taken out are gone for good, from the row and with it from every list, file and export made after; neither the reason
 * nor the audit chain tells them.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where another has reviewed it since `expectedNo`,
 * `masking-changes-words` where more than taking out was done, `masking-nothing`, `reason-with-personal-data`
 */
export async function reviewInput(work: Work, dialogueId: string, reviewed: Reviewed): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { inputId, expectedNo, verdict, reason, texts } = reviewed;
  await mustWriteDialogue(work, dialogueId);
  const input = await loadInput(work, dialogueId, inputId);
  if (input.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (reason !== null && personalSpans(reason).length > 0) throw new AppError('reason-with-personal-data');
  const written = writtenIn(input.form, input.answers);
  const left = new Map(written.map(({ name, text }) => [name, texts.get(name) ?? text]));
  if (verdict === 'masked') {
    if (!written.every(({ name, text }) => onlyTakesOut(text, left.get(name) ?? '')))
      throw new AppError('masking-changes-words');
    if (written.every(({ name, text }) => left.get(name) === text)) throw new AppError('masking-nothing');
  }
  const answers = verdict === 'masked' ? withWords(input.answers, left) : null;
  await tx
    .withTables<DialogueTables>()
    .insertInto('input_review')
    .values({
      municipality_id: municipalityId,
      input_id: inputId,
      no: expectedNo + 1,
      verdict,
      reason: verdict === 'shown' ? null : reason,
      by_person: actor.personId,
    })
    .execute();
  const after = answers === null ? null : JSON.stringify(answers);
  await sql`select apply_review(${inputId}::uuid, ${after}::jsonb)`.execute(tx);
  const event = registerEvent(work, 'input-reviewed', inputId);
  // The hash of what is left. One of what was taken out would let anybody try guesses against it.
  const left256 = answers === null ? {} : { content: contentHash(JSON.parse(JSON.stringify(answers))) };
  await appendAudit(tx, { ...event, data: { ...event.data, no: expectedNo + 1, verdict, ...left256 } });
}
