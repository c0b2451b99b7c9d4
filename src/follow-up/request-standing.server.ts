import { sql } from 'kysely';
import type { State } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';

export type RoundStanding = {
  readonly roundId: string;
  readonly promiseId: string;
  readonly promiseSlug: string;
  readonly title: string;
  readonly label: string | null;
  /** Both ends inclusive. */
  readonly period: Dates;
  readonly due: string | null;
  /** Where it stands on the day asked about: a locked round before all else, then the promise's own state. */
  readonly state: State;
  /** Ids of the promise's areas; none where it is for the whole municipality. */
  readonly areas: readonly string[];
};

type Row = Omit<RoundStanding, 'period' | 'state'> & {
  from: string;
  to: string;
  locked: boolean;
  closed: boolean;
  ended: boolean;
};

/** A round with its promise as it stands on a day, or null where there is none or the promise is in the waste basket. */
export async function standingOf(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  roundId: string,
  today: string,
): Promise<RoundStanding | null> {
  const { rows } = await sql<Row>`
    select r.id as "roundId", p.id as "promiseId", p.slug as "promiseSlug", f.title, r.label, r.period_from as "from",
      r.period_to as "to", r.due, r.locked_at is not null as locked, p.closed_at is not null as closed,
      f.period_to < ${today}::date as ended,
      array(select a.area_id from promise_area a where (a.municipality_id, a.promise_version_id) = (f.municipality_id, f.id)) as areas
    from round r
    join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id) and p.trashed_at is null
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where r.municipality_id = ${municipalityId} and r.id = ${roundId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const { from, to, locked, closed, ended, ...rest } = row;
  return { ...rest, period: { from, to }, state: locked ? 'locked' : closed ? 'closed' : ended ? 'ended' : 'running' };
}
