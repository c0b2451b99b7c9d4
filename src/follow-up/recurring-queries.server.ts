import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Rhythm } from '#follow-up/recurring-days.ts';

/** What a party does regularly for a point, with the days that are confirmed or left out. */
export type Recurring = Rhythm & {
  readonly id: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly body: string;
  readonly count: number | null;
  readonly unit: string | null;
  readonly done: readonly string[];
  readonly skipped: readonly string[];
};

/** One by its id, or all of a promise; without a last day of its own each goes on to the end of the promise's period. */
export async function recurringOf(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  of: { readonly id: string } | { readonly promiseId: string },
): Promise<Recurring[]> {
  const id = 'id' in of ? of.id : null;
  const promiseId = 'promiseId' in of ? of.promiseId : null;
  const { rows } = await sql<Recurring>`
    select r.id, r.point_id as "pointId", r.party_id as "partyId", r.body, r.count, r.unit, r.every,
      r.first_day as "firstDay", least(r.last_day, f.period_to) as "lastDay",
      array(select a.day::text from activity a where a.municipality_id = r.municipality_id and a.recurring_id = r.id
        and a.trashed_at is null) as done,
      array(select s.day::text from recurring_skip s where (s.municipality_id, s.recurring_id) = (r.municipality_id, r.id)) as skipped
    from recurring r
    join point p on (p.municipality_id, p.id) = (r.municipality_id, r.point_id) and p.trashed_at is null
    join lateral (select period_to from promise_version f where f.municipality_id = p.municipality_id
      and f.promise_id = p.promise_id order by no desc limit 1) f on true
    where r.municipality_id = ${municipalityId} and (r.id = ${id}::uuid or p.promise_id = ${promiseId}::uuid)
    order by r.first_day, r.id`.execute(tx);
  return rows;
}
