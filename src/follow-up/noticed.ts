import { FEWEST_TOLD } from '#checking/small-count.ts';
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
 */
export function askedRound<Round extends Pick<RoundRecord, 'period'>>(
  rounds: readonly Round[],
  today: string,
): Round | null {
  const last = inOrder(rounds)
    .filter(({ period }) => period.to < today)
    .at(-1);
  if (last === undefined) return null;
  const another = rounds.some(({ period }) => period.to >= today);
  return another || today <= addDays(last.period.to, DAYS_AFTER_LAST) ? last : null;
}

/** The answers of one day. */
export type NoticedDay = { readonly day: string; readonly yes: number; readonly others: number };

/**
 * What may be told of the answers, day by day, the earliest first. They are told in steps: a step ends with the first day on
 * which those who said yes have grown by nobody or by the fewest that may be told, and the others too. So no two pages that
 * anybody has kept, of whatever days, differ by the answers of one to four. Null until the first step has ended.
 */
export function noticedTold(days: readonly NoticedDay[]): NoticedTold | null {
  let told = null as NoticedTold | null;
  let [yes, others] = [0, 0];
  for (const one of days) {
    yes += one.yes;
    others += one.others;
    if (yes + others === 0 || [yes, others].some((count) => count > 0 && count < FEWEST_TOLD)) continue;
    told = { day: one.day, yes: (told?.yes ?? 0) + yes, of: (told?.of ?? 0) + yes + others };
    [yes, others] = [0, 0];
  }
  return told;
}
