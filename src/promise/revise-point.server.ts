import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { PointInput } from '#promise/promise-input.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writePointVersions } from '#promise/write-point-versions.server.ts';

/**
 * Adds a version of a point. `expectedNo` is the version that the editor saw: if another has come meanwhile nothing is
 * written, and the page shows both texts.
 * @returns the new version's number
 * @throws AppError `edited-meanwhile`, `point-not-found`
 */
export async function revisePoint(work: Work, pointId: string, expectedNo: number, point: PointInput): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const found = await tx
    .withTables<PromiseTables>()
    .selectFrom('point_version')
    .innerJoin('point', (join) =>
      join
        .onRef('point.municipality_id', '=', 'point_version.municipality_id')
        .onRef('point.id', '=', 'point_version.point_id'),
    )
    .select(['point.promise_id', 'point.slug', 'point_version.no', 'point_version.position'])
    .where('point_version.municipality_id', '=', municipalityId)
    .where('point_version.point_id', '=', pointId)
    .orderBy('point_version.no', 'desc')
    .executeTakeFirst();
  if (found === undefined) throw new AppError('point-not-found');
  if (found.no !== expectedNo) throw new AppError('edited-meanwhile');
  const versionId = newId();
  await writePointVersions(work, found.promise_id, [
    { id: pointId, slug: found.slug, versionId, no: found.no + 1, position: found.position, point },
  ]);
  await appendAudit(tx, {
    municipalityId,
    type: 'point-revised',
    subjectId: pointId,
    personId: actor.personId,
    data: { version: versionId, no: found.no + 1, via: actor.via },
  });
  return found.no + 1;
}
