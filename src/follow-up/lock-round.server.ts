import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadPoints } from '#promise/point-queries.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { loadAsked, loadEvidence } from '#follow-up/lock-round-queries.server.ts';
import { periodReport } from '#follow-up/period-report.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';

/**
 * Locks a round: every owner of every point who has said nothing gets a silence entry (invariant 3), open questions are
 * closed, and texts, figures, what was done and what bears it out are frozen as the period's report, whose hash is the
 * lock's. From then on a change is a visible correction.
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
  const silent = await writeSilence(work, roundId, round.promise_id);
  await db
    .updateTable('request')
    .set({ state: 'closed', draft: null, draft_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('round_id', '=', roundId)
    .where('state', '=', 'waiting')
    .execute();
  const promise = await loadPromise(tx, municipalityId, round.promise_id);
  if (promise === null) throw new AppError('round-not-found');
  const followUp = await loadFollowUp(tx, municipalityId, round.promise_id);
  const beside = { evidence: await loadEvidence(work, roundId), asked: (await loadAsked(work, roundId)).asked };
  const report = periodReport(promise, followUp, roundId, beside);
  const lockHash = contentHash(report);
  await db
    .updateTable('round')
    .set({ locked_at: sql`now()`, lock_hash: lockHash, lock_report: JSON.stringify(report) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', roundId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'round-locked',
    subjectId: roundId,
    personId: actor.personId,
    data: { hash: lockHash, silent, via: actor.via },
  });
}

/**
 * The lock by a person's hand.
 * @throws AppError `forbidden`, `round-not-found`
 */
export async function lockRoundByHand(work: Work, slug: string, roundId: string, today: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { rows } = await sql<{ ended: boolean; closed: boolean; areas: string[] }>`
    select f.period_to < ${today} as ended, p.closed_at is not null as closed,
      array(select x.area_id::text from promise_area x
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id) as areas
    from round r join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id)
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where r.municipality_id = ${municipalityId} and r.id = ${roundId} and p.slug = ${slug}`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new AppError('round-not-found');
  const state = row.closed ? 'closed' : row.ended ? 'ended' : 'running';
  authorize(actor, 'round:lock', { municipalityId, state, areas: row.areas });
  await lockRound(work, roundId);
}

async function writeSilence(work: Work, roundId: string, promiseId: string): Promise<number> {
  const { tx, municipalityId } = work;
  const points = await loadPoints(tx, municipalityId, promiseId);
  const said = await tx
    .withTables<FollowUpTables>()
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
  return silent.length;
}
