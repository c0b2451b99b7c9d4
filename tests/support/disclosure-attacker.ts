/**
 * Somebody who has everything that was published of some counts, a pencil and patience, and wants to know the numbers that were
 * hidden. Written from what is public alone, and shares no code with what hides: what that holds for true is tried here.
 *
 * Three tools: intervals that are narrowed equation by equation, linear programming for what only several equations
 * together give away, and a search among whole numbers where few are left.
 */

/** A count in a publication, by its version and name. */
export type PublicCount = { readonly version: number; readonly name: string; readonly told: number | null };
/** What a publication says of its counts: the sum of `terms` is at least 0, or just 0. */
export type PublicFact = {
  readonly terms: readonly (readonly [count: number, times: number])[];
  readonly exact: boolean;
};
/** A number that the attacker wants: a count, or the growth from one count to another. */
export type Wanted = { readonly of: number; readonly from?: number };
export type Bounds = { readonly low: number; readonly high: number };

type Row = { readonly terms: Map<number, number>; readonly sum: number; readonly exact: boolean };

/**
 * The least and the most that each wanted number can be. Of a count that has been seen to fit both as 0 and as `enough`, no more is
 * sought: there is nothing to find.
 */
export function attack(
  counts: readonly PublicCount[],
  facts: readonly PublicFact[],
  { wanted, enough }: { readonly wanted: readonly Wanted[]; readonly enough: number },
): Bounds[] {
  const low = counts.map(({ told }) => told ?? 0);
  const high = counts.map(({ told }) => told ?? Infinity);
  narrow(facts, low, high);
  const rows = facts.flatMap((fact) => rowOf(fact, low, high));
  const partOf = parts(counts.length, rows);
  const solvers = new Map<number, Simplex>();
  const solverOf = (part: number): Simplex => {
    const known = solvers.get(part);
    if (known !== undefined) return known;
    const own = rows.filter((row) => partOf[[...row.terms.keys()][0] ?? 0] === part);
    const made = new Simplex(
      counts.flatMap((_, at) => (partOf[at] === part && low[at] !== high[at] ? [at] : [])),
      [...own, ...bounded(partOf, part, low, high)],
    );
    solvers.set(part, made);
    return made;
  };
  const least = (at: number): number => low[at] ?? 0;
  const seen = (at: number, way: 1 | -1): number | null => {
    const value = low[at] === high[at] ? undefined : solverOf(partOf[at] ?? 0).seen(at, way);
    return value !== undefined && (way === 1 ? value >= enough : value <= 0) ? value : null;
  };
  const edge = (form: readonly (readonly [number, number])[], way: 1 | -1): number => {
    const free = form.filter(([at]) => low[at] !== high[at]);
    const fixed = form.reduce((sum, [at, times]) => (low[at] === high[at] ? sum + times * least(at) : sum), 0);
    const byPart = Map.groupBy(free, ([at]) => partOf[at] ?? 0);
    return [...byPart].reduce((sum, [part, own]) => sum + way * solverOf(part).most(own, way), fixed);
  };
  return wanted.map(({ of, from }) => {
    const form: [number, number][] =
      from === undefined
        ? [[of, 1]]
        : [
            [of, 1],
            [from, -1],
          ];
    const end = (way: 1 | -1): number => (from === undefined ? seen(of, way) : null) ?? edge(form, way);
    const found = { low: Math.ceil(end(-1) - 1e-6) + 0, high: Math.floor(end(1) + 1e-6) };
    if (found.low <= 0 && found.high >= enough) return found;
    return from === undefined ? inWholeNumbers(of, found, rows, partOf, { low, high }) : found;
  });
}

/** Narrows each interval by each fact until nothing more follows. */
function narrow(facts: readonly PublicFact[], low: number[], high: number[]): void {
  for (let changed = true, round = 0; changed && round < 200; round += 1) {
    changed = false;
    for (const { terms, exact } of facts)
      for (const way of exact ? ([1, -1] as const) : ([1] as const)) {
        // way * sum >= 0: each term is at least minus the most that the others can be.
        const most = terms.map(([at, times]) => (way * times > 0 ? (high[at] ?? 0) : (low[at] ?? 0)) * way * times);
        const endless = most.filter((one) => one === Infinity).length;
        const sum = most.reduce((all, one) => (one === Infinity ? all : all + one), 0);
        terms.forEach(([at, times], no) => {
          const others = most[no] === Infinity ? endless - 1 : endless;
          if (others > 0) return;
          const rest = most[no] === Infinity ? sum : sum - (most[no] ?? 0);
          const bound = -rest / (way * times);
          if (way * times > 0 && Math.ceil(bound - 1e-9) > (low[at] ?? 0)) {
            low[at] = Math.ceil(bound - 1e-9);
            changed = true;
          }
          if (way * times < 0 && Math.floor(bound + 1e-9) < (high[at] ?? 0)) {
            high[at] = Math.floor(bound + 1e-9);
            changed = true;
          }
        });
      }
  }
}

/** A fact with what is known put in; none where nothing is left to know. */
function rowOf({ terms, exact }: PublicFact, low: readonly number[], high: readonly number[]): Row[] {
  const left = new Map<number, number>();
  let sum = 0;
  for (const [at, times] of terms) {
    if (low[at] === high[at]) sum -= times * (low[at] ?? 0);
    else left.set(at, (left.get(at) ?? 0) + times);
  }
  return left.size === 0 ? [] : [{ terms: left, sum, exact }];
}

/** Numbers that say nothing of each other are sought apart. */
function parts(count: number, rows: readonly Row[]): number[] {
  const parent = Array.from({ length: count }, (_, at) => at);
  const root = (at: number): number => {
    let one = at;
    while (parent[one] !== one) one = parent[one] ?? one;
    return one;
  };
  for (const { terms } of rows) {
    const [first, ...rest] = terms.keys();
    for (const other of rest) parent[root(other)] = root(first ?? other);
  }
  return parent.map((_, at) => root(at));
}

function bounded(partOf: readonly number[], part: number, low: readonly number[], high: readonly number[]): Row[] {
  return partOf.flatMap((own, at): Row[] => {
    if (own !== part || low[at] === high[at]) return [];
    const above = (low[at] ?? 0) > 0 ? [{ terms: new Map([[at, 1]]), sum: low[at] ?? 0, exact: false }] : [];
    const below = high[at] === Infinity ? [] : [{ terms: new Map([[at, -1]]), sum: -(high[at] ?? 0), exact: false }];
    return [...above, ...below];
  });
}

/** Where few numbers are left: closes in on the ends one by one, as long as no whole numbers at all fit. */
function inWholeNumbers(
  at: number,
  { low: from, high: to }: Bounds,
  rows: readonly Row[],
  partOf: readonly number[],
  known: { readonly low: readonly number[]; readonly high: readonly number[] },
): Bounds {
  const own = rows.filter((row) => partOf[[...row.terms.keys()][0] ?? 0] === partOf[at]);
  const unknowns = [...new Set(own.flatMap(({ terms }) => [...terms.keys()]))];
  if (unknowns.length > 14) return { low: from, high: to };
  const facts = own.map(({ terms, sum, exact }) => ({ terms: [...terms] as [number, number][], sum, exact }));
  const fits = (value: number): boolean => {
    const low = [...known.low];
    const high = [...known.high].map((one) => Math.min(one, 400));
    low[at] = value;
    high[at] = value;
    return hasWhole(facts, unknowns, low, high, { left: 300 });
  };
  let [low, high] = [from, to];
  while (low < high && low < 12 && !fits(low)) low += 1;
  while (high > low && high < 12 && !fits(high)) high -= 1;
  return { low, high };
}

type WholeFact = { readonly terms: [number, number][]; readonly sum: number; readonly exact: boolean };

/** Whether some whole numbers fit; true where the search was given up. */
function hasWhole(
  facts: readonly WholeFact[],
  unknowns: readonly number[],
  low: number[],
  high: number[],
  patience: { left: number },
): boolean {
  patience.left -= 1;
  if (patience.left < 0) return true;
  const constant = low.push(1) - 1;
  high.push(1);
  narrow(
    facts.map(({ terms, sum, exact }) => ({ terms: [...terms, [constant, -sum] as const], exact })),
    low,
    high,
  );
  low.pop();
  high.pop();
  if (unknowns.some((at) => (low[at] ?? 0) > (high[at] ?? 0))) return false;
  const open = unknowns
    .filter((at) => low[at] !== high[at])
    .sort((a, b) => (high[a] ?? 0) - (low[a] ?? 0) - (high[b] ?? 0) + (low[b] ?? 0))[0];
  if (open === undefined) return true;
  const middle = Math.floor(((low[open] ?? 0) + (high[open] ?? 0)) / 2);
  const [lower, upper] = [[...high], [...low]];
  lower[open] = middle;
  upper[open] = middle + 1;
  return hasWhole(facts, unknowns, [...low], lower, patience) || hasWhole(facts, unknowns, upper, [...high], patience);
}

/** Dantzig's simplex on a dense table; from where one answer was found the next is sought. */
class Simplex {
  private readonly table: Float64Array[] = [];
  private readonly basis: number[] = [];
  private readonly column = new Map<number, number>();
  private readonly lowest = new Map<number, number>();
  private readonly highest = new Map<number, number>();
  private width: number;
  private readonly own: number;

  constructor(unknowns: readonly number[], rows: readonly Row[]) {
    unknowns.forEach((at, no) => this.column.set(at, no));
    const slacks = rows.filter(({ exact }) => !exact).length;
    this.own = unknowns.length + slacks;
    this.width = this.own + rows.length;
    let slack = unknowns.length;
    rows.forEach(({ terms, sum, exact }, no) => {
      const line = new Float64Array(this.width + 1);
      for (const [at, times] of terms) line[this.column.get(at) ?? 0] = times;
      if (!exact) {
        line[slack] = -1;
        slack += 1;
      }
      line[this.width] = sum;
      if (sum < 0) for (let at = 0; at <= this.width; at += 1) line[at] = -(line[at] ?? 0);
      line[this.own + no] = 1;
      this.table.push(line);
      this.basis.push(this.own + no);
    });
    const start = new Float64Array(this.width + 1);
    for (let no = 0; no < rows.length; no += 1) start[this.own + no] = -1;
    const wrong = -this.climb(start, this.width);
    if (wrong > 1e-6) throw new Error('Nothing fits what is public: the facts contradict each other.');
    this.basis.forEach((at, no) => {
      if (at < this.own) return;
      const line = this.table[no];
      const other = line?.findIndex((value, column) => column < this.own && Math.abs(value) > 1e-9) ?? -1;
      if (other >= 0) this.pivot(no, other);
    });
    // What was only there to begin with is not looked at again.
    this.table.forEach((line, no) => {
      const kept = line.slice(0, this.own + 1);
      kept[this.own] = line[this.width] ?? 0;
      this.table[no] = kept;
    });
    this.width = this.own;
    this.remember();
  }

  /** The most that `way` times the form can be. */
  most(form: readonly (readonly [number, number])[], way: 1 | -1): number {
    const goal = new Float64Array(this.width + 1);
    for (const [at, times] of form) goal[this.column.get(at) ?? 0] = way * times;
    const found = this.climb(goal, this.own);
    this.remember();
    return found;
  }

  /** The least (-1) or the most (1) that an unknown was in any answer that was found. */
  seen(at: number, way: 1 | -1): number | undefined {
    return (way === 1 ? this.highest : this.lowest).get(at);
  }

  private remember(): void {
    const value = new Map(this.basis.map((column, no) => [column, this.table[no]?.[this.width] ?? 0]));
    for (const [at, column] of this.column) {
      const here = value.get(column) ?? 0;
      this.lowest.set(at, Math.min(this.lowest.get(at) ?? Infinity, here));
      this.highest.set(at, Math.max(this.highest.get(at) ?? -Infinity, here));
    }
  }

  private climb(goal: Float64Array, columns: number): number {
    const reduced = Float64Array.from(goal);
    this.basis.forEach((at, no) => {
      const weight = goal[at] ?? 0;
      const line = this.table[no];
      if (weight === 0 || line === undefined) return;
      for (let column = 0; column <= this.width; column += 1)
        reduced[column] = (reduced[column] ?? 0) - weight * (line[column] ?? 0);
    });
    for (let turn = 0; ; turn += 1) {
      if (turn > 20_000) throw new Error('The search does not end.');
      let enter = -1;
      let best = 1e-9;
      for (let column = 0; column < columns; column += 1) {
        const gain = reduced[column] ?? 0;
        if (gain <= best) continue;
        enter = column;
        if (turn > 60) break; // Bland's rule: never round in circles.
        best = gain;
      }
      if (enter < 0) return -(reduced[this.width] ?? 0);
      let leave = -1;
      let least = Infinity;
      this.table.forEach((line, no) => {
        const by = line[enter] ?? 0;
        if (by < 1e-9) return;
        const ratio = (line[this.width] ?? 0) / by;
        if (ratio < least - 1e-12 || (ratio < least + 1e-12 && (this.basis[no] ?? 0) < (this.basis[leave] ?? 0))) {
          least = ratio;
          leave = no;
        }
      });
      if (leave < 0) return Infinity;
      this.pivot(leave, enter);
      const line = this.table[leave];
      const weight = reduced[enter] ?? 0;
      for (let column = 0; column <= this.width; column += 1)
        reduced[column] = (reduced[column] ?? 0) - weight * (line?.[column] ?? 0);
    }
  }

  private pivot(row: number, column: number): void {
    const line = this.table[row];
    if (line === undefined) return;
    const by = line[column] ?? 1;
    for (let at = 0; at <= this.width; at += 1) line[at] = (line[at] ?? 0) / by;
    this.table.forEach((other, no) => {
      const times = other[column] ?? 0;
      if (no === row || times === 0) return;
      for (let at = 0; at <= this.width; at += 1) other[at] = (other[at] ?? 0) - times * (line[at] ?? 0);
      other[column] = 0;
    });
    this.basis[row] = column;
  }
}
