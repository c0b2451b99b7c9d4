import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadPoints } from '#promise/point-queries.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';

/**
 * Locks a round: every owner of every point who has said nothing gets a silence entry (invariant 3), and from then on a
 * change is a visible correction.
 * @throws AppError `round-not-found` where there is none or it is locked already
 */
export async function lockRound(work: Work, roundId: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<FollowUpTables>();
  const round = await db
    .selectFrom('round')
    .select('promise_id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', roundId)
    .where('locked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (round === undefined) throw new AppError('round-not-found');
  const points = await loadPoints(tx, municipalityId, round.promise_id);
  const said = await db
    .selectFrom('entry')
    .select(['point_id', 'party_id'])
    .where('municipality_id', '=', municipalityId)
    .where('round_id', '=', roundId)
    .execute();
  const answered = new Set(said.map((row) => `${row.point_id} ${row.party_id}`));
  const silent = points.flatMap((point) =>
    point.owners
      .filter((owner) => !answered.has(`${point.id} ${owner.id}`))
      .map((owner) => ({
        roundId,
        pointId: point.id,
        partyId: owner.id,
        told: 'apart' as const,
        kind: 'silence' as const,
        body: null,
      })),
  );
  await addEntries(work, silent);
  const { rows } = await sql<{ content: string }>`
    select v.content from entry e join lateral (select content from entry_version v
      where v.municipality_id = e.municipality_id and v.entry_id = e.id order by no desc limit 1) v on true
    where e.municipality_id = ${municipalityId} and e.round_id = ${roundId} order by e.id`.execute(tx);
  const lockHash = contentHash(rows.map((row) => row.content));
  await db
    .updateTable('round')
    .set({ locked_at: sql`now()`, lock_hash: lockHash })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', roundId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'round-locked',
    subjectId: roundId,
    personId: actor.personId,
    data: { hash: lockHash, silent: silent.length, via: actor.via },
  });
}
