import { sql } from 'kysely';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import { ownWords, type Answers } from '#dialogue/answers.ts';
import type { Channel } from '#dialogue/dialogue.ts';
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
  // In one statement, as with what follows in the next: how many go to the database is what an answer costs.
  const version = sql`dialogue_version v where v.municipality_id = ${municipalityId} and v.id = ${versionId} and v.dialogue_id = ${dialogueId}`;
  const { numAffectedRows } = await sql`
    insert into input (municipality_id, id, dialogue_id, dialogue_version_id, channel, lang, day, answers, payload, held)
    select v.municipality_id, ${id}::uuid, v.dialogue_id, v.id, ${channel}::text, ${lang}::text, ${day}::date,
      ${JSON.stringify(answers)}::jsonb, ${payload}::text, ${held}::boolean
    from ${version} on conflict (municipality_id, id) do nothing`.execute(tx);
  if (numAffectedRows === 1n) return true;
  const { rows } = await sql<{ same: boolean | null }>`
    select (select i.dialogue_id = v.dialogue_id and coalesce(i.payload = ${payload}, true) from input i
      where i.municipality_id = ${municipalityId} and i.id = ${id}) as same from ${version}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new AppError('not-found');
  if (found.same !== true) throw new AppError('input-other');
  return false;
}

/** What two sendings of one answer have alike. */
export function payloadOf(dialogueId: string, answers: Answers): string {
  return contentHash(JSON.parse(JSON.stringify({ dialogueId, answers })));
}
