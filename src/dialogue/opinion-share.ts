/** The 97.5th percentile of the normal distribution: 95 percent lie within. */
const Z = 1.959964;
/** How many votes the room's own share counts as, beside a group's. */
const PRIOR = 2;

/** A share of those who saw a statement, with the 95 % interval in which the share of all who think like them lies. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
};

/** Wilson's interval, which holds for few and for none too; 0 to 1 where nobody was asked. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, low: 0, high: 1 };
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * of)) / of);
  const whole = 1 + (Z * Z) / of;
  return { count, of, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** How much larger one share is than the other, -1 to 1, with Newcombe's 95 % interval; null where nobody was asked. */
export function differenceOf(one: Share, other: Share): { value: number; low: number; high: number } | null {
  if (one.of === 0 || other.of === 0) return null;
  const [here, there] = [one.count / one.of, other.count / other.of];
  const value = here - there;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(here - one.low, other.high - there)),
    high: Math.min(1, value + Math.hypot(one.high - here, there - other.low)),
  };
}

/**
 * What a group's share of few votes makes likely: they weigh beside two votes like the whole room's. (Polis adds one
 * vote for and one against, so that two of two who say what everybody says are taken for 75 percent.)
 */
export function likelyShare({ count, of }: Share, room: Share): number {
  const usual = (room.count + 0.5) / (room.of + 1);
  return (count + PRIOR * usual) / (of + PRIOR);
}
