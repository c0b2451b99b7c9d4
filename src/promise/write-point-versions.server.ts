import type { Work } from '#access/work.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import { pointContent } from '#promise/point-content.ts';
import type { PointInput } from '#promise/promise-input.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writeMeasures } from '#promise/write-measures.server.ts';

export type PointToWrite = {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly no: number;
  readonly position: number;
  readonly point: PointInput;
};

/** Adds versions of points that exist, with their owners, targets, goals and measures. */
export async function writePointVersions(
  work: Work,
  promiseId: string,
  points: readonly PointToWrite[],
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<PromiseTables>();
  const focusAreas = await ensureFocusAreas(work, promiseId, points);
  await db
    .insertInto('point_version')
    .values(
      points.map(({ id, versionId, no, position, point }) => ({
        municipality_id: municipalityId,
        id: versionId,
        point_id: id,
        no,
        position,
        focus_area_id: focusAreas.get(point.focusArea ?? '') ?? null,
        above: point.above ?? null,
        body: point.body,
        why: point.why ?? null,
        due_words: point.dueWords ?? null,
        internal_note: point.internalNote ?? null,
        due: point.due ?? null,
        place_id: point.placeId ?? null,
        public_note: point.publicNote ?? null,
        content: contentHash(pointContent(point, position)),
        by_person: actor.personId,
      })),
    )
    .execute();
  const parties = points.flatMap(({ versionId, point }) =>
    [
      ...point.owners.map((party) => ({ party_id: party, part: 'owner' as const })),
      ...(point.contributors ?? []).map((party) => ({ party_id: party, part: 'contributor' as const })),
    ].map((row, index) => ({
      municipality_id: municipalityId,
      point_version_id: versionId,
      position: index + 1,
      ...row,
    })),
  );
  for (const part of rowParts(parties)) await db.insertInto('point_party').values(part).execute();
  const targets = points.flatMap(({ versionId, point }) =>
    point.target
      ? [
          {
            municipality_id: municipalityId,
            id: newId(),
            point_version_id: versionId,
            at_least: point.target.atLeast,
            unit: point.target.unit,
            per: point.target.per,
          },
        ]
      : [],
  );
  if (targets.length > 0) await db.insertInto('target').values(targets).execute();
  const goals = points.flatMap(({ versionId, point }) =>
    (point.goals ?? []).map((goal, index) => ({
      municipality_id: municipalityId,
      point_version_id: versionId,
      goal_id: goal,
      position: index + 1,
    })),
  );
  for (const part of rowParts(goals)) await db.insertInto('point_goal').values(part).execute();
  await writeMeasures(work, points);
}

async function ensureFocusAreas(
  { tx, municipalityId }: Work,
  promiseId: string,
  points: readonly PointToWrite[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(points.flatMap(({ point }) => (point.focusArea ? [point.focusArea] : [])))];
  if (wanted.length === 0) return new Map();
  const db = tx.withTables<PromiseTables>();
  await db
    .insertInto('focus_area')
    .values(wanted.map((name) => ({ municipality_id: municipalityId, id: newId(), promise_id: promiseId, name })))
    .onConflict((conflict) => conflict.columns(['municipality_id', 'promise_id', 'name']).doNothing())
    .execute();
  const rows = await db
    .selectFrom('focus_area')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}
