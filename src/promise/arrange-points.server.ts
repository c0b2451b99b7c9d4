import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { pointSlug } from '#promise/point-slug.ts';
import type { PointInput } from '#promise/promise-input.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writePointVersions } from '#promise/write-point-versions.server.ts';

type PointAdded = { readonly id: string; readonly slug: string; readonly versionId: string };

/**
 * Adds a point last in a promise.
 * @throws AppError `promise-not-found`, `promise-closed`, `goal-outside-period`, `forbidden`
 */
export async function addPoint(work: Work, promiseId: string, point: PointInput): Promise<PointAdded> {
  const { tx, municipalityId, actor } = work;
  await lockPromise(work, promiseId);
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  const db = tx.withTables<PromiseTables>();
  // The waste basket's too: a point keeps its address and comes back to its place.
  const { rows } = await sql<{ slug: string; position: number }>`
    select p.slug, (select max(position) from point_version v
      where v.municipality_id = p.municipality_id and v.point_id = p.id) as position
    from point p where p.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}`.execute(tx);
  const slug = pointSlug(point.body, new Set(rows.map((row) => row.slug)));
  const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
  const [id, versionId] = [newId(), newId()];
  await db
    .insertInto('point')
    .values({ municipality_id: municipalityId, id, promise_id: promiseId, slug, trashed_at: null })
    .execute();
  await writePointVersions(work, promiseId, [{ id, slug, versionId, no: 1, position, point }]);
  await appendAudit(tx, {
    municipalityId,
    type: 'point-added',
    subjectId: id,
    personId: actor.personId,
    data: { promise: promiseId, version: versionId, via: actor.via },
  });
  return { id, slug, versionId };
}

/**
 * Puts a point in the waste basket, where nothing of it is lost. `expectedNo` is the version that was seen: nobody throws
 * away what somebody else has just written.
 * @throws AppError `edited-meanwhile`, `point-not-found`, `forbidden`
 */
export async function trashPoint(work: Work, pointId: string, expectedNo: number): Promise<void> {
  const found = await findPoint(work, pointId);
  authorize(work.actor, 'trash:use', await promiseSubject(work, found.promiseId));
  if (found.trashed) throw new AppError('point-not-found');
  if (found.no !== expectedNo) throw new AppError('edited-meanwhile');
  await setTrashed(work, pointId, true);
}

/**
 * Takes a point back out of the waste basket, to where it stood.
 * @throws AppError `point-not-found`, `promise-closed`, `forbidden`
 */
export async function restorePoint(work: Work, pointId: string): Promise<void> {
  const found = await findPoint(work, pointId);
  authorize(work.actor, 'trash:use', await promiseSubject(work, found.promiseId));
  if (!found.trashed) throw new AppError('point-not-found');
  await setTrashed(work, pointId, false);
}

async function setTrashed({ tx, municipalityId, actor }: Work, pointId: string, trashed: boolean): Promise<void> {
  await tx
    .withTables<PromiseTables>()
    .updateTable('point')
    .set({ trashed_at: trashed ? sql`now()` : null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', pointId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: trashed ? 'point-trashed' : 'point-restored',
    subjectId: pointId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}

/**
 * Lets a point change places with its neighbour. Both get new versions, since a key covers where a point stands. A point
 * that stands first or last already stays there.
 * @param expectedNo the version of the point that was seen
 * @throws AppError `edited-meanwhile`, `point-not-found`, `forbidden`
 */
export async function movePoint(work: Work, pointId: string, expectedNo: number, to: 'up' | 'down'): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { promiseId, trashed } = await findPoint(work, pointId);
  await lockPromise(work, promiseId);
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  if (trashed) throw new AppError('point-not-found');
  const points = (await loadPointsAlone(tx, municipalityId, [promiseId])).get(promiseId) ?? [];
  const at = points.findIndex(({ id }) => id === pointId);
  const [point, neighbour] = [points[at], points[to === 'up' ? at - 1 : at + 1]];
  if (point === undefined) throw new AppError('point-not-found');
  if (point.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (neighbour === undefined) return;
  const standing = await Promise.all([point, neighbour].map(({ id }) => findPoint(work, id)));
  const moved = [point, neighbour].map((one, index) => ({
    id: one.id,
    slug: one.slug,
    versionId: newId(),
    no: one.no + 1,
    position: standing[1 - index]?.position ?? 1,
    point: inputOf(one),
  }));
  await writePointVersions(work, promiseId, moved);
  await appendAudit(tx, {
    municipalityId,
    type: 'points-changed-places',
    subjectId: promiseId,
    personId: actor.personId,
    data: { versions: moved.map(({ versionId }) => versionId), via: actor.via },
  });
}
