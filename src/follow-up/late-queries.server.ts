import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';
import type { WaitingQuestion } from '#follow-up/late-clock.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

export type ScheduledRound = {
  readonly id: string;
  readonly title: string;
  readonly label: string | null;
  readonly period: Dates;
  readonly due: string | null;
  readonly lockOn: string | null;
  readonly areas: readonly string[];
};

/** The rounds that have opened on a day or before and are not locked, of promises that are not closed. */
export async function roundsOn({ tx, municipalityId }: In, today: string): Promise<ScheduledRound[]> {
  const { rows } = await sql<Omit<ScheduledRound, 'period'> & { from: string; to: string }>`
    select r.id, f.title, r.label, r.period_from as "from", r.period_to as "to", r.due, r.lock_on as "lockOn",
      array(select a.area_id from promise_area a
        where (a.municipality_id, a.promise_version_id) = (f.municipality_id, f.id)) as areas
    from round r
    join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id)
      and p.trashed_at is null and p.closed_at is null
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where r.municipality_id = ${municipalityId} and r.opens <= ${today}::date and r.locked_at is null
    order by r.due, r.id`.execute(tx);
  return rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } }));
}

/** What nobody has answered, by round; with whoever is deputy for it today. */
export async function waitingQuestions(
  { tx, municipalityId }: In,
  roundIds: readonly string[],
  today: string,
): Promise<Map<string, WaitingQuestion[]>> {
  const { rows } = await sql<WaitingQuestion & { roundId: string }>`
    select q.round_id as "roundId", q.person_id as "personId", q.snoozed_until as "snoozedUntil",
      (q.asked_at at time zone 'Europe/Stockholm')::date as "askedOn",
      nullif(a.deputy_id, q.person_id) as "deputyId"
    from request q
    left join answerer a on a.municipality_id = q.municipality_id and a.point_id = q.point_id and a.party_id = q.party_id
      and daterange(a.valid_from, a.valid_to + 1, '[)') @> ${today}::date
    where q.municipality_id = ${municipalityId} and q.round_id = any(${roundIds}::uuid[]) and q.state = 'waiting'
    order by q.round_id, q.id`.execute(tx);
  return Map.groupBy(rows, ({ roundId }) => roundId);
}
