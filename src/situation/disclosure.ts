import { FEWEST_TOLD } from '#checking/small-count.ts';
import { countSystem, versioned, type CountSystem } from '#situation/count-system.ts';
import { findMove, type Patience } from '#situation/find-move.ts';
import type { LinkedCounts } from '#situation/linked-counts.ts';

/** What may be told: each count, or null for one that is hidden. */
export type Told = ReadonlyMap<string, number | null>;
/** A version that everybody has seen, with the numbers that it was made of. */
export type ToldBefore = LinkedCounts & { readonly told: Told };

/** What it costs to hide a count that is large enough. */
const COSTS = { everybody: 40, answered: 20, margin: 6, inside: 1 } as const;
/** What is tried to keep one count from being known, the cheapest first. */
const PRICES = [0, 1, 3, 7, 15, 45, 1_000] as const;
/** So many steps are taken before all is hidden, or what might have been shown again stays hidden: some seconds at most. */
const MOST_SEARCHED = 200_000;

/**
 * Hides every count below the limit, and as few others as are found that keep anybody from working one out.
 *
 * What holds afterwards, for each hidden count below the limit: among all whole numbers that fit everything that is told
 * (margins, totals, shares, tables that share a margin, earlier versions), there are some where it is 0 and some where it is
 * the limit less one or more. So nobody learns more of it than the rule itself says. Nothing is taken on trust: such
 * numbers are found for each count before the result is given out. Growth between two versions that is below the limit
 * could as well be none, or the limit and more. Same counts, same answer.
 */
export function discloseCounts(
  now: LinkedCounts,
  { limit = FEWEST_TOLD, before = [] }: { readonly limit?: number; readonly before?: readonly ToldBefore[] } = {},
): Told {
  const versions = [...before, now];
  const system = countSystem(versions);
  const isHidden: boolean[] = [];
  const cost: (number | null)[] = [];
  versions.forEach(({ counts }, no) => {
    const told = before[no]?.told;
    for (const [name, value] of counts) {
      isHidden.push(told === undefined ? value < limit : (told.get(name) ?? null) === null);
      cost.push(told === undefined ? costOf(name) : null);
    }
  });
  const state: State = { system, limit, isHidden, cost, worlds: [system.values], patience: { left: MOST_SEARCHED } };
  const aims = [...smallAims(state, limit), ...growthAims(state, limit)];
  const isKept = aims.every((ways) => PRICES.some((price) => ways.some((aim) => walk(state, aim, price))));
  if (isKept) showAgain(state, aims);
  return new Map(
    [...now.counts].map(([name, value]) => {
      const at = system.at.get(versioned(before.length, name)) ?? 0;
      return [name, isKept && isHidden[at] !== true ? value : null];
    }),
  );
}

function costOf(name: string): number {
  if (name === '') return COSTS.everybody;
  if (!name.includes('=')) return COSTS.answered;
  return name.includes('&') ? COSTS.inside : COSTS.margin;
}

type State = {
  readonly limit: number;
  readonly system: CountSystem;
  readonly isHidden: boolean[];
  /** What it costs to hide each count; null for what was published and cannot be hidden any more. */
  readonly cost: readonly (number | null)[];
  /** Numbers that fit everything that is told, and have been found. */
  worlds: World[];
  patience: Patience;
};
type World = readonly number[];
/** A number that must be able to be `to` or beyond (`way`); a growth: what it is more than `less`. */
type Aim = { readonly at: number; readonly less?: number; readonly to: number; readonly way: 1 | -1 };

/** What is small must be able to be nothing and to be as much as the rule allows: one list of ways for each. */
function smallAims({ system, isHidden }: State, limit: number): Aim[][] {
  return system.values.flatMap((value, at): Aim[][] =>
    isHidden[at] === true && value < limit ? [[{ at, to: 0, way: -1 }], [{ at, to: limit - 1, way: 1 }]] : [],
  );
}

/** Growth that is small must be able to be none, or large. */
function growthAims({ system: { values, growths } }: State, limit: number): Aim[][] {
  return growths.flatMap(({ from, to }): Aim[][] => {
    const grew = (values[to] ?? 0) - (values[from] ?? 0);
    if (grew === 0 || Math.abs(grew) >= limit) return [];
    const [none, large] = grew > 0 ? ([-1, 1] as const) : ([1, -1] as const);
    return [
      [
        { at: to, less: from, to: 0, way: none },
        { at: to, less: from, to: large * limit, way: large },
      ],
    ];
  });
}

/** Shows what turned out not to have to be hidden, the most telling first. */
function showAgain(state: State, aims: readonly Aim[][]): void {
  const { system, isHidden, cost } = state;
  const { values } = system;
  state.patience = { left: MOST_SEARCHED };
  const hidden = values.flatMap((value, at) =>
    isHidden[at] === true && cost[at] !== null && value >= state.limit ? [at] : [],
  );
  for (const at of hidden.toSorted((a, b) => (cost[b] ?? 0) - (cost[a] ?? 0) || a - b)) {
    const before = state.worlds;
    state.worlds = before.filter((world) => world[at] === values[at]);
    isHidden[at] = false;
    if (aims.every((ways) => ways.some((aim) => walk(state, aim, 0)))) continue;
    isHidden[at] = true;
    state.worlds = before;
  }
}

/** How far from its aim a number is in a world; 0 or less where it is there. */
function away({ at, less, to, way }: Aim, world: World): number {
  return way * (to - (world[at] ?? 0) + (less === undefined ? 0 : (world[less] ?? 0)));
}

/**
 * Changes the true numbers step by step until one stands where it should, and hides what had to change, at no more than
 * `price`. Numbers that were found on the way to another aim are as good.
 */
function walk(state: State, aim: Aim, price: number): boolean {
  const { system, isHidden, cost, worlds, patience } = state;
  if (worlds.some((world) => away(aim, world) <= 0)) return true;
  const world = [...system.values];
  const opened = new Set<number>();
  const costNow = (one: number): number | null => (isHidden[one] === true || opened.has(one) ? 0 : (cost[one] ?? null));
  const tries = (by: number, most: number) =>
    findMove(system, world, { at: aim.at, by, most }, costNow, patience) ??
    (aim.less === undefined ? null : findMove(system, world, { at: aim.less, by: -by, most }, costNow, patience));
  let left = price;
  for (let far = away(aim, world); far > 0;) {
    const move = tries(aim.way * far, left) ?? (far > 1 ? tries(aim.way, left) : null);
    if (move === null) return false;
    for (const [one, change] of move) {
      left -= costNow(one) ?? 0;
      opened.add(one);
      world[one] = (world[one] ?? 0) + change;
    }
    if (away(aim, world) >= far) return false;
    far = away(aim, world);
  }
  for (const one of opened) isHidden[one] = true;
  worlds.push(world);
  return true;
}
