import type { Work } from '#access/work.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import type { PointToWrite } from '#promise/write-point-versions.server.ts';

/**
 * What the measures of new point versions say. A measure without an id is new; one that a version leaves out is done
 * with, and can be read in the older versions.
 * @throws AppError `edited-meanwhile` where an id is not that of a measure of the point
 */
export async function writeMeasures(work: Work, points: readonly PointToWrite[]): Promise<void> {
  const { tx, municipalityId } = work;
  const measures = points.flatMap(({ id: pointId, versionId, point }) =>
    (point.measures ?? []).map((measure, index) => ({
      pointId,
      versionId,
      measure,
      position: index + 1,
      id: measure.id ?? newId(),
      isNew: (measure.id ?? null) === null,
    })),
  );
  if (measures.length === 0) return;
  const db = tx.withTables<PromiseTables>();
  const own = { municipality_id: municipalityId };
  await refuseForeign(
    work,
    measures.filter(({ isNew }) => !isNew),
  );
  const made = measures.filter(({ isNew }) => isNew).map(({ id, pointId }) => ({ ...own, id, point_id: pointId }));
  for (const part of rowParts(made)) await db.insertInto('measure').values(part).execute();
  const rows = measures.map(({ id, versionId, position, measure }) => ({
    ...own,
    measure_id: id,
    point_version_id: versionId,
    position,
    body: measure.body,
    owner_party: measure.ownerParty ?? null,
    owner_unit: measure.ownerUnit ?? null,
    actors: measure.actors ?? null,
    limits: measure.limits ?? null,
    funding: measure.funding ?? null,
    amount: measure.amount ?? null,
    due: measure.due ?? null,
    vis: measure.visibility ?? ('internal' as const),
  }));
  for (const part of rowParts(rows)) await db.insertInto('measure_version').values(part).execute();
}

/** An id comes from a form: only a measure of that very point may be written anew. */
async function refuseForeign(
  { tx, municipalityId }: Work,
  known: readonly { readonly id: string; readonly pointId: string }[],
): Promise<void> {
  if (known.length === 0) return;
  const rows = await tx
    .withTables<PromiseTables>()
    .selectFrom('measure')
    .select(['id', 'point_id'])
    .where('municipality_id', '=', municipalityId)
    .where(
      'id',
      'in',
      known.map(({ id }) => id),
    )
    .execute();
  const owner = new Map(rows.map((row) => [row.id, row.point_id]));
  if (known.some(({ id, pointId }) => owner.get(id) !== pointId)) throw new AppError('edited-meanwhile');
}
