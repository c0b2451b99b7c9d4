import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { addPoint } from '#promise/arrange-points.server.ts';
import { carriedPoint } from '#promise/carry-over.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { listOrphans, type Orphan } from '#promise/lineage-queries.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { isOnward, type PromiseRecord } from '#promise/promise-record.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** Points of earlier promises that wait for a successor which a promise can hold: those of an area that both have. */
export async function waitingToCome(
  { tx, municipalityId }: In,
  promise: Pick<PromiseRecord, 'id' | 'period' | 'areas' | 'closedAt'>,
): Promise<Orphan[]> {
  if (promise.closedAt !== null) return [];
  const areas = new Set(promise.areas.map(({ id }) => id));
  const orphans = await listOrphans(tx, municipalityId);
  return orphans.filter(
    (orphan) =>
      orphan.promiseId !== promise.id &&
      orphan.period.from < promise.period.from &&
      (areas.size === 0 || orphan.areas.length === 0 || orphan.areas.some((id) => areas.has(id))),
  );
}

/**
 * Takes waiting points along into a promise: each becomes a draft of a point there, in its own words and linked to where
 * it comes from, so that it can be reworded and needs its owners' keys like any other. What has come already is left alone.
 * @returns how many came
 * @throws AppError `promise-not-found`, `promise-closed`, `forbidden`
 */
export async function bringAlong(work: Work, promiseId: string, pointIds: readonly string[]): Promise<number> {
  const { tx, municipalityId } = work;
  await lockPromise(work, promiseId);
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  if (promise.closedAt !== null) throw new AppError('promise-closed');
  const coming = (await waitingToCome(work, promise)).filter(({ pointId }) => pointIds.includes(pointId));
  const choices = await writingChoices(tx, municipalityId, promise.period);
  const goals = new Set(choices.goals.map(({ id }) => id));
  for (const from of new Set(coming.map(({ promiseId: id }) => id))) {
    const earlier = await loadPromise(tx, municipalityId, from);
    for (const { pointId } of coming.filter(({ promiseId: id }) => id === from)) {
      const point = earlier?.points.find(({ id }) => id === pointId);
      const kind = point?.outcome?.kind;
      if (point === undefined || kind === undefined || !isOnward(kind)) continue;
      const { id } = await addPoint(work, promiseId, carriedPoint(point, goals));
      await decideLineage(work, { from: pointId, to: id, kind, state: 'confirmed' });
    }
  }
  return coming.length;
}

/**
 * The promise in which a promise's points go on: the first after it that is not closed and has an area in common with it.
 * Null while nobody has begun one.
 */
export async function nextPromise({ tx, municipalityId }: In, promiseId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with latest as (
      select distinct on (v.promise_id) v.promise_id, v.id as version_id, v.period_from
      from promise_version v where v.municipality_id = ${municipalityId} order by v.promise_id, v.no desc
    ), mine as (select * from latest where promise_id = ${promiseId})
    select p.id from latest l
    cross join mine
    join promise p on (p.municipality_id, p.id) = (${municipalityId}::uuid, l.promise_id)
    where l.period_from > mine.period_from and p.trashed_at is null and p.closed_at is null
      and (exists (select from promise_area a join promise_area b on a.municipality_id = b.municipality_id and a.area_id = b.area_id
             where a.municipality_id = ${municipalityId} and a.promise_version_id = l.version_id and b.promise_version_id = mine.version_id)
        or not exists (select from promise_area a where a.municipality_id = ${municipalityId}
             and a.promise_version_id in (l.version_id, mine.version_id)))
    order by l.period_from, p.id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
