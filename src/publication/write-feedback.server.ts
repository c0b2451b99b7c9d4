import type { Work } from '#access/work.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadFeedback } from '#publication/feedback-queries.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/**
 * Writes the words of a dialogue's feedback as a new version; nothing is published by it.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`
 */
export async function writeFeedback(
  work: Work,
  dialogueId: string,
  {
    expectedNo,
    intro,
    quotes,
  }: { readonly expectedNo: number; readonly intro: string | null; readonly quotes: readonly string[] },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await mustWriteDialogue(work, dialogueId);
  const before = await loadFeedback(work, dialogueId);
  if (before !== null && before.intro === intro && JSON.stringify(before.quotes) === JSON.stringify(quotes)) return;
  if ((before?.no ?? 0) !== expectedNo) throw new AppError('edited-meanwhile');
  const id = newId();
  await tx
    .withTables<PublicationTables>()
    .insertInto('feedback_version')
    .values({
      municipality_id: municipalityId,
      id,
      dialogue_id: dialogueId,
      no: expectedNo + 1,
      intro,
      quotes: [...quotes],
      by_person: actor.personId,
    })
    .execute();
  const event = registerEvent(work, 'feedback-written', dialogueId);
  await appendAudit(tx, { ...event, data: { ...event.data, no: expectedNo + 1 } });
}
