import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import type { PromiseTables } from '#promise/tables.ts';

export type PointStanding = {
  readonly promiseId: string;
  readonly slug: string;
  /** Of the latest version. */
  readonly no: number;
  readonly position: number;
  readonly trashed: boolean;
};

/**
 * Where a point stands now, in the waste basket or not.
 * @throws AppError `point-not-found`
 */
export async function findPoint(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  pointId: string,
): Promise<PointStanding> {
  const found = await tx
    .withTables<PromiseTables>()
    .selectFrom('point_version')
    .innerJoin('point', (join) =>
      join
        .onRef('point.municipality_id', '=', 'point_version.municipality_id')
        .onRef('point.id', '=', 'point_version.point_id'),
    )
    .select(['point.promise_id', 'point.slug', 'point.trashed_at', 'point_version.no', 'point_version.position'])
    .where('point_version.municipality_id', '=', municipalityId)
    .where('point_version.point_id', '=', pointId)
    .orderBy('point_version.no', 'desc')
    .executeTakeFirst();
  if (found === undefined) throw new AppError('point-not-found');
  const { promise_id, slug, no, position, trashed_at } = found;
  return { promiseId: promise_id, slug, no, position, trashed: trashed_at !== null };
}
