import { FEWEST_TOLD } from '#checking/small-count.ts';

/** The day from which a limit that the municipality chose holds. */
export type FewestFrom = { readonly from: string; readonly fewest: number };

/** The limit that holds now. @param limits the latest last */
export function limitNow(limits: readonly FewestFrom[]): number {
  return limits.at(-1)?.fewest ?? FEWEST_TOLD;
}

/** The limit that held on a day. @param limits the latest last */
export function limitOn(limits: readonly FewestFrom[], day: string): number {
  return limits.findLast(({ from }) => from <= day)?.fewest ?? FEWEST_TOLD;
}

/** The limits with another that holds from today; what was chosen earlier today never held on a whole day. */
export function withLimit(limits: readonly FewestFrom[], fewest: number, today: string): readonly FewestFrom[] {
  if (limitNow(limits) === fewest) return limits;
  return [...limits.filter(({ from }) => from < today), { from: today, fewest }];
}
