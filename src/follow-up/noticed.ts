import type { NoticedTold, RoundRecord } from '#follow-up/follow-up-record.ts';
import { inOrder } from '#follow-up/owner-state.ts';
import { addDays } from '#platform/clock.ts';

/** What somebody says who is asked whether a point is noticed. */
export const NOTICED = ['yes', 'no', 'unsure'] as const;
export type Noticed = (typeof NOTICED)[number];

/** After the last period the question stays for seven weeks: a poster is still up, and those who follow have got their mail. */
const DAYS_AFTER_LAST = 49;

/**
 * The round that people are asked about on a day: the one that ended last. One question at a time, so that a code on a
 * poster always leads to one; null before the first has ended, and some time after the last.
 * @param isClosed what becomes of the point is decided: no round comes after the one that ended last
 */
export function askedRound<Round extends Pick<RoundRecord, 'period'>>(
  rounds: readonly Round[],
  today: string,
  isClosed: boolean,
): Round | null {
  const last = inOrder(rounds)
    .filter(({ period }) => period.to < today)
    .at(-1);
  if (last === undefined) return null;
  const another = !isClosed && rounds.some(({ period }) => period.to >= today);
  return another || today <= addDays(last.period.to, DAYS_AFTER_LAST) ? last : null;
}

type Counts = { readonly yes: number; readonly no: number; readonly unsure: number };
/** The answers of one day. */
export type NoticedDay = Counts & { readonly day: string };

/**
 * What may be told of the answers, day by day, the earliest first. They are told in steps: a step ends with the first day on
 * which those who said yes have grown by nobody or by the fewest that may be told, and the others too. So no two pages that
 * anybody has kept, of whatever days, differ by the answers of one to four. Null until the first step has ended. The others
 * are told apart, no and unsure, at the end of a step where each of them has grown so; from then on at such days alone.
 * `fewestOn`: the fewest that may be told, as it was on a day, so that a new limit moves no earlier step.
 */
export function noticedTold(days: readonly NoticedDay[], fewestOn: (day: string) => number): NoticedTold | null {
  let [together, apart] = [null as NoticedTold | null, null as NoticedTold | null];
  let [all, grown, grownApart] = [NOBODY, NOBODY, NOBODY];
  for (const { day, ...one } of days) {
    [all, grown, grownApart] = [plus(all, one), plus(grown, one), plus(grownApart, one)];
    const isFew = (count: number): boolean => count > 0 && count < fewestOn(day);
    const others = grown.no + grown.unsure;
    if (grown.yes + others === 0 || isFew(grown.yes) || isFew(others)) continue;
    together = { day, yes: all.yes, of: sum(all), no: null };
    grown = NOBODY;
    if (isFew(grownApart.no) || isFew(grownApart.unsure)) continue;
    apart = { ...together, no: all.no };
    grownApart = NOBODY;
  }
  return apart ?? together;
}

const NOBODY: Counts = { yes: 0, no: 0, unsure: 0 };

function plus(one: Counts, other: Counts): Counts {
  return { yes: one.yes + other.yes, no: one.no + other.no, unsure: one.unsure + other.unsure };
}

function sum({ yes, no, unsure }: Counts): number {
  return yes + no + unsure;
}
