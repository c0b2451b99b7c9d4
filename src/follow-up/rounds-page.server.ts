import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';
import { periodName } from '#follow-up/period-name.ts';
import { stageOn, suggestedDays, type RoundDays, type RoundStage } from '#follow-up/schedule.ts';
import { wheelDays, type WheelDay } from '#follow-up/year-wheel.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { addDays } from '#platform/clock.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';

export type RoundRow = RoundDays & {
  readonly id: string;
  readonly name: string;
  readonly period: Dates;
  readonly stage: RoundStage;
  /** Questions that were asked, and those that still wait. */
  readonly asked: number;
  readonly waiting: number;
  /** Days that the year wheel would give it, and the deadline that they keep to; null for a locked round. */
  readonly suggested: { readonly days: RoundDays; readonly keepsTo: string | null } | null;
};

export type RoundsPage = {
  readonly municipality: MunicipalityRef;
  readonly slug: string;
  readonly title: string;
  readonly period: Dates;
  readonly rounds: readonly RoundRow[];
  /** What the wheel holds during the promise and the months after it. */
  readonly wheel: readonly WheelDay[];
  readonly may: { readonly schedule: boolean; readonly ask: boolean };
};

/** Days after a promise's end in which its last round is followed up and told to the committee. */
const AFTERWARDS = 120;

/** A promise's rounds with their days; null where there is no such promise. */
export async function loadRoundsPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  today: string,
): Promise<RoundsPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const wheel = await wheelDays(work, promise.period.from, addDays(promise.period.to, AFTERWARDS));
  const subject = promiseThatDay(municipalityId, promise, today);
  const rounds = (await roundsOf(work, promise.id)).map(({ label, locked, ...round }): RoundRow => {
    const { keepsTo, ...days } = suggestedDays(round.period, wheel, today);
    return {
      ...round,
      name: periodName({ label, period: round.period }),
      stage: stageOn({ ...round, locked }, today),
      suggested: locked ? null : { days, keepsTo: keepsTo?.name ?? null },
    };
  });
  return {
    municipality,
    slug,
    title: promise.title,
    period: promise.period,
    rounds,
    wheel,
    may: { schedule: can(actor, 'round:schedule', subject), ask: can(actor, 'request:send', subject) },
  };
}

type Stored = Omit<RoundRow, 'name' | 'stage' | 'suggested'> & { label: string | null; locked: boolean };

async function roundsOf({ tx, municipalityId }: Work, promiseId: string): Promise<Stored[]> {
  const { rows } = await sql<Omit<Stored, 'period'> & { from: string; to: string }>`
    select r.id, r.label, r.period_from as "from", r.period_to as "to", r.opens, r.due, r.lock_on as "lockOn",
      r.locked_at is not null as locked, count(q.id)::int as asked,
      (count(q.id) filter (where q.state = 'waiting'))::int as waiting
    from round r
    left join request q on (q.municipality_id, q.round_id) = (r.municipality_id, r.id) and q.state <> 'handed-on'
    where r.municipality_id = ${municipalityId} and r.promise_id = ${promiseId}
    group by r.municipality_id, r.id order by r.period_from, r.period_to, r.id`.execute(tx);
  return rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } }));
}
