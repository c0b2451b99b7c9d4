import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { ActivityInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** Writes down things that were done, each on its day; internal until somebody makes them public. */
export async function addActivities(
  { tx, municipalityId, actor }: Work,
  activities: readonly ActivityInput[],
): Promise<string[]> {
  if (activities.length === 0) return [];
  const rows = activities.map((activity) => ({
    municipality_id: municipalityId,
    id: activity.id ?? newId(),
    point_id: activity.pointId,
    party_id: activity.partyId,
    day: activity.day,
    body: activity.body,
    count: activity.count ?? null,
    unit: activity.unit ?? null,
    place_id: activity.placeId ?? null,
    vis: activity.visibility ?? 'internal',
    measure_id: activity.measureId ?? null,
    recurring_id: activity.recurringId ?? null,
    with_whom: activity.withWhom ?? null,
    by_person: actor.personId,
    trashed_at: null,
  }));
  await tx.withTables<FollowUpTables>().insertInto('activity').values(rows).execute();
  return rows.map((row) => row.id);
}
