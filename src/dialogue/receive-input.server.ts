import { sql } from 'kysely';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import { ownWords, type Answers } from '#dialogue/answers.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** One answer as it came, with the version of the questions that it answers. `day`: in Sweden. */
export type InputSent = {
  /** Chosen where it was written (a shown form, a device), so that what is sent twice is stored once. */
  readonly id: string;
  readonly dialogueId: string;
  readonly versionId: string;
  readonly channel: Channel;
  readonly lang: Lang;
  readonly day: string;
  readonly answers: Answers;
};

/**
 * Stores an answer once, however often it is sent. Words that may be about somebody are held until a person has looked at them.
 * No audit event tells of an answer: its hour would stand there. Of what has been masked or erased since nobody can tell whether
 * it is the same: it has come, and that is the answer.
 * @returns whether it was new
 * @throws AppError `input-other` where another answer has come with the same id, `not-found` for a version that is not the dialogue's
 */
export async function receiveInput(tx: Tx, municipalityId: string, sent: InputSent): Promise<boolean> {
  const { id, dialogueId, versionId, channel, lang, day, answers } = sent;
  const payload = payloadOf(dialogueId, answers);
  const held = ownWords(answers).some(({ text }) => suspectedIn(text).length > 0);
  await refuseOther(tx, municipalityId, { dialogueId, versionId });
  const { numInsertedOrUpdatedRows } = await tx
    .withTables<DialogueTables>()
    .insertInto('input')
    .values({
      municipality_id: municipalityId,
      id,
      dialogue_id: dialogueId,
      dialogue_version_id: versionId,
      channel,
      lang,
      day,
      answers: JSON.stringify(answers),
      payload,
      held,
      erased_on: null,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return true;
  const { rows } = await sql<{ same: boolean }>`
    select dialogue_id = ${dialogueId}::uuid and coalesce(payload = ${payload}, true) as same from input
    where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  if (rows[0]?.same !== true) throw new AppError('input-other');
  return false;
}

async function refuseOther(
  tx: Tx,
  municipalityId: string,
  { dialogueId, versionId }: Pick<InputSent, 'dialogueId' | 'versionId'>,
): Promise<void> {
  const { rows } = await sql`select from dialogue_version
    where municipality_id = ${municipalityId} and id = ${versionId} and dialogue_id = ${dialogueId}`.execute(tx);
  if (rows.length === 0) throw new AppError('not-found');
}

/** What two sendings of one answer have alike. */
export function payloadOf(dialogueId: string, answers: Answers): string {
  return contentHash(JSON.parse(JSON.stringify({ dialogueId, answers })));
}
