import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import type { Walk, WalkFacts } from '#dialogue/walk.ts';
import { mustWriteWalk } from '#dialogue/walk-pictures.server.ts';
import { loadObservations, loadWalk } from '#dialogue/walk-queries.server.ts';
import { insertObservations } from '#dialogue/write-observation.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Stores a walk once, however often it is sent, with what was observed on it. Its pictures have come before. Of one that has lost
 * words since nobody can tell whether it is the same: it has come, and that is the answer.
 * @param today the day in Sweden
 * @returns whether it was new
 * @throws AppError `forbidden`, `not-found`, `dialogue-no-walk`, `walk-in-future`, `walk-other` where another has come with the
 *   same id, `walk-picture-not-found`
 */
export async function receiveWalk(work: Work, walk: Walk, today: string): Promise<boolean> {
  const { tx, municipalityId } = work;
  await mustWriteWalk(work, walk.dialogueId, 'dialogue:collect');
  if (walk.day > today) throw new AppError('walk-in-future');
  const payload = contentHash(JSON.parse(JSON.stringify(walk)));
  const { numInsertedOrUpdatedRows } = await tx
    .withTables<DialogueTables>()
    .insertInto('walk')
    .values({ municipality_id: municipalityId, id: walk.id, dialogue_id: walk.dialogueId, payload })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) {
    const { rows } = await sql`select from walk where municipality_id = ${municipalityId} and id = ${walk.id}
      and dialogue_id = ${walk.dialogueId} and coalesce(payload = ${payload}, true)`.execute(tx);
    if (rows.length === 0) throw new AppError('walk-other');
    return false;
  }
  await writeVersion(work, { walkId: walk.id, no: 1, facts: walk });
  await insertObservations(work, walk, 1);
  const event = registerEvent(work, 'walk-received', walk.id);
  const data = { ...event.data, dialogue: walk.dialogueId, observations: walk.observations.length };
  await appendAudit(tx, { ...event, data });
  return true;
}

/**
 * Tells a walk's facts anew. A stop that an observation names stays.
 * @throws AppError `forbidden`, `not-found`, `walk-in-future`, `walk-unfit`, `edited-meanwhile` where another version has come since `expectedNo`
 */
export async function reviseWalk(
  work: Work,
  at: { readonly dialogueId: string; readonly walkId: string },
  { expectedNo, facts, today }: { readonly expectedNo: number; readonly facts: WalkFacts; readonly today: string },
): Promise<void> {
  await mustWriteWalk(work, at.dialogueId);
  const { id: walkId, no } = await loadWalk(work, at.dialogueId, at.walkId);
  if (no !== expectedNo) throw new AppError('edited-meanwhile');
  if (facts.day > today) throw new AppError('walk-in-future');
  const stops = new Set(facts.stops.map(({ id }) => id));
  const observations = await loadObservations(work, walkId);
  if (observations.some(({ stop }) => stop !== null && !stops.has(stop)))
    throw new AppError('walk-unfit', { what: 'ett stopp som har iakttagelser är borttaget.' });
  await writeVersion(work, { walkId, no: no + 1, facts });
  const event = registerEvent(work, 'walk-revised', walkId);
  await appendAudit(work.tx, { ...event, data: { ...event.data, no: no + 1 } });
}

async function writeVersion(
  { tx, municipalityId, actor }: Work,
  { walkId, no, facts }: { readonly walkId: string; readonly no: number; readonly facts: WalkFacts },
): Promise<void> {
  await tx
    .withTables<DialogueTables>()
    .insertInto('walk_version')
    .values({
      municipality_id: municipalityId,
      walk_id: walkId,
      no,
      day: facts.day,
      begins: facts.from,
      ends: facts.to,
      route: facts.route,
      stops: JSON.stringify(facts.stops),
      participants: JSON.stringify(facts.participants),
      by_person: actor.personId,
    })
    .execute();
}
