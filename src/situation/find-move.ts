import type { CountSystem } from '#situation/count-system.ts';

/** So many steps are tried before a move is said not to be found. More steps find more, and take longer. */
const MOST_STEPS = 150;

/** How numbers may change together so that every fact still holds: by how much each. */
type Move = ReadonlyMap<number, number>;
/** How many steps may be taken in all; what is left is counted down. */
export type Patience = { left: number };
type Mend = {
  readonly at: number;
  readonly by: number;
  readonly cost: number;
  readonly now: number;
};

/**
 * Looks for a move that changes one number by `by`, at a cost of no more than `most`. `costOf` tells what it costs to let a number
 * change: 0 for what is hidden already, null for what must stay as it is. That none is found does not say that there is
 * none, nor where `patience` ended. Same numbers, same move: what is tried first follows from the order of the facts alone.
 */
export function findMove(
  { facts, factsOf }: CountSystem,
  world: readonly number[],
  want: { readonly at: number; readonly by: number; readonly most: number },
  costOf: (at: number) => number | null,
  patience: Patience,
): Move | null {
  const changes = new Map<number, number>();
  /** What the facts that are touched sum to now. */
  const sums = new Map<number, number>();
  const broken = new Set<number>();
  let steps = 0;

  const sumOf = (no: number): number =>
    sums.get(no) ?? facts[no]?.terms.reduce((sum, { at, times }) => sum + times * (world[at] ?? 0), 0) ?? 0;

  function put(at: number, by: number): void {
    for (const { no, times } of factsOf[at] ?? []) {
      const sum = sumOf(no) + times * by;
      sums.set(no, sum);
      if (sum < 0 || (sum > 0 && facts[no]?.isExact === true)) broken.add(no);
      else broken.delete(no);
    }
  }

  /** What can mend a fact, or a part of it: what is too small to mend it alone mends a part, and others the rest. */
  function mends(no: number, most: number): Mend[] {
    const missing = -sumOf(no);
    return (facts[no]?.terms ?? []).flatMap(({ at, times }): Mend[] => {
      const whole =
        facts[no]?.isExact === true ? missing / times : Math.sign(times) * Math.ceil(missing / Math.abs(times));
      const cost = costOf(at);
      if (cost === null || cost > most || changes.has(at)) return [];
      const now = world[at] ?? 0;
      const by = Math.max(whole, -now);
      return Number.isInteger(by) && by !== 0 ? [{ at, by, cost, now }] : [];
    });
  }

  /** The cheapest first, then what breaks least, then the smallest. */
  function inOrder(some: readonly Mend[]): Mend[] {
    return some
      .map((one) => ({ ...one, rank: (factsOf[one.at] ?? []).reduce((rank, fact) => rank + harm(fact, one.by), 0) }))
      .sort((a, b) => a.cost - b.cost || a.rank - b.rank || a.now - b.now || a.at - b.at);
  }

  /** Whether a change breaks one fact more (1), mends one (-1), or neither. */
  function harm({ no, times }: { readonly no: number; readonly times: number }, by: number): number {
    const sum = sumOf(no) + times * by;
    const breaks = sum < 0 || (sum > 0 && facts[no]?.isExact === true);
    return Number(breaks) - Number(broken.has(no));
  }

  function mend(most: number): boolean {
    let options: Mend[] | null = null;
    for (const no of broken) {
      const found = mends(no, most);
      if (options === null || found.length < options.length) options = found;
      if (options.length <= 1) break;
    }
    if (options === null) return true;
    for (const { at, by, cost } of inOrder(options)) {
      steps += 1;
      patience.left -= 1;
      if (steps > MOST_STEPS || patience.left < 0) return false;
      changes.set(at, by);
      put(at, by);
      if (mend(most - cost)) return true;
      put(at, -by);
      changes.delete(at);
    }
    return false;
  }

  if ((world[want.at] ?? 0) + want.by < 0) return null;
  const cost = costOf(want.at);
  if (cost === null || cost > want.most) return null;
  changes.set(want.at, want.by);
  put(want.at, want.by);
  return mend(want.most - cost) ? changes : null;
}
