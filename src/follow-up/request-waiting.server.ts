import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

/** A round in which somebody still owes answers. */
export type RoundToAnswer = {
  readonly roundId: string;
  readonly label: string | null;
  readonly promiseTitle: string;
  /** Last day to answer; null where none is set. */
  readonly due: string | null;
  /** How many questions wait. */
  readonly questions: number;
};

/** What waits for the actor's own answer, the earliest last day first. */
export async function roundsToAnswer({ tx, municipalityId, actor }: Work): Promise<RoundToAnswer[]> {
  if (actor.personId === null) return [];
  const { rows } = await sql<RoundToAnswer>`
    select r.id as "roundId", r.label, f.title as "promiseTitle", r.due, count(*)::int as questions
    from request q
    join round r on (r.municipality_id, r.id) = (q.municipality_id, q.round_id) and r.locked_at is null
    join lateral (select title from promise_version f where f.municipality_id = r.municipality_id and f.promise_id = r.promise_id
      order by no desc limit 1) f on true
    where q.municipality_id = ${municipalityId} and q.person_id = ${actor.personId} and q.state = 'waiting'
    group by r.id, r.label, f.title, r.due, r.period_to
    order by r.due nulls last, r.period_to, r.id`.execute(tx);
  return rows;
}
