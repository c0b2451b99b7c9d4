import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { promiseSlug } from '#places/slug.ts';
import { pointSlug } from '#promise/point-slug.ts';
import type { PromiseInput, PromiseWritten } from '#promise/promise-input.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writeFrame } from '#promise/write-frame.server.ts';
import { writePointVersions, type PointToWrite } from '#promise/write-point-versions.server.ts';

/**
 * Writes a new promise with its points: first versions of all. Its address word is made of areas and period and never
 * changes.
 * @throws AppError `goal-outside-period` where a goal belongs to another mandate period (invariant 9)
 */
export async function writePromise(work: Work, input: PromiseInput): Promise<PromiseWritten> {
  const { tx, municipalityId, actor } = work;
  const id = input.id ?? newId();
  const areaNames = input.areas.map((area) => area.name);
  const slug = await takeName(work, promiseSlug(areaNames, input.period));
  const db = tx.withTables<PromiseTables>();
  await db
    .insertInto('promise')
    .values({ municipality_id: municipalityId, id, slug, closed_at: null, trashed_at: null })
    .execute();
  const versionId = await writeFrame(work, id, 1, input);
  const taken = new Set<string>();
  const points = input.points.map((point, index): PointToWrite => {
    const own = pointSlug(point.body, taken);
    taken.add(own);
    return { id: newId(), slug: own, versionId: newId(), no: 1, position: index + 1, point };
  });
  if (points.length > 0) {
    await db
      .insertInto('point')
      .values(
        points.map((point) => ({
          municipality_id: municipalityId,
          id: point.id,
          promise_id: id,
          slug: point.slug,
          trashed_at: null,
        })),
      )
      .execute();
    await writePointVersions(work, id, points);
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-written',
    subjectId: id,
    personId: actor.personId,
    data: { version: versionId, points: points.map((point) => point.versionId), via: actor.via },
  });
  return {
    id,
    slug,
    versionId,
    points: points.map((point) => ({ id: point.id, slug: point.slug, versionId: point.versionId })),
  };
}
