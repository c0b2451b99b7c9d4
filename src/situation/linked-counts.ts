/**
 * Counts of people that belong together: tables of the same answers, with all their margins. A count has a name made of
 * what it counts (`oro=brak&alder=a-25-44`), so that a margin that two tables share is one count. Pure.
 */

/** One way to divide people, or what they said. */
export type Axis = {
  readonly name: string;
  /** Everybody who is counted has at least one: "did not say" is a value too, unless the axis is a question. */
  readonly values: readonly string[];
  /** At most so many values for one person; one where it is left out. */
  readonly most?: number;
  /** A question that not everybody has answered: those who did are counted as `name` alone. */
  readonly isQuestion?: boolean;
  /** The value that a value lies in, as a theme in a theme. Who has the inner one has the outer one. */
  readonly within?: ReadonlyMap<string, string>;
};

/** What is known of one person: a value of each axis, and once more for each thing that the person has said. */
export type Facts = readonly Readonly<Record<string, string>>[];

/** How counts hang together. `sum`: parts that share nobody. `overlap`: somebody may stand in several, nobody in none. */
type Link =
  | { readonly kind: 'sum'; readonly whole: string; readonly parts: readonly string[] }
  | { readonly kind: 'overlap'; readonly whole: string; readonly parts: readonly string[]; readonly most: number }
  | { readonly kind: 'within'; readonly whole: string; readonly part: string };

export type LinkedCounts = { readonly counts: ReadonlyMap<string, number>; readonly links: readonly Link[] };

type Part = { readonly axis: Axis; readonly value: string | null };

/** The name of a count; the parts of a table in the order of its axes, a question without its value as its name alone. */
export function countName(parts: Readonly<Record<string, string | null>>): string {
  return Object.entries(parts)
    .map(([axis, value]) => (value === null ? axis : `${axis}=${value}`))
    .join('&');
}

/** The tables of these axes, filled by `counted`, with everything that ties their counts to one another. */
export function linkCounts(tables: readonly (readonly Axis[])[], counted: ReadonlyMap<string, number>): LinkedCounts {
  const cells = new Map<string, readonly Part[]>();
  for (const axes of tables) for (const parts of combinations(axes)) cells.set(nameOf(parts), parts);
  const links = new Map<string, { axis: Axis; whole: string; parts: string[] }>();
  const within: Link[] = [];
  for (const [name, parts] of cells) {
    for (const { axis, value } of parts) {
      if (value === null) {
        const whole = nameOf(parts.filter((part) => part.axis !== axis));
        if (cells.has(whole)) within.push({ kind: 'within', whole, part: name });
        continue;
      }
      const whole = nameOf(outside(parts, axis, value));
      const key = `${axis.name} ${whole}`;
      const link = links.get(key) ?? { axis, whole, parts: [] };
      link.parts.push(name);
      links.set(key, link);
    }
  }
  const linked = [...links.values()].map(({ axis, whole, parts }): Link => {
    const most = axis.most ?? 1;
    return most === 1 ? { kind: 'sum', whole, parts } : { kind: 'overlap', whole, parts, most };
  });
  return {
    counts: new Map([...cells.keys()].map((name) => [name, counted.get(name) ?? 0])),
    links: [...linked, ...within],
  };
}

/** Counts each person once in every count that something known of the person falls into. `count`: so many are alike. */
export function countPeople(
  tables: readonly (readonly Axis[])[],
  people: Iterable<{ readonly facts: Facts; readonly count: number }>,
): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { facts, count } of people) {
    const names = new Set(facts.flatMap((fact) => tables.flatMap((axes) => namesOf(axes, fact))));
    for (const name of names) counted.set(name, (counted.get(name) ?? 0) + count);
  }
  return counted;
}

/** The counts of a table that somebody of whom this is known stands in. */
function namesOf(axes: readonly Axis[], fact: Readonly<Record<string, string>>): string[] {
  let lines: readonly (readonly Part[])[] = [[]];
  for (const axis of axes) {
    const own = fact[axis.name];
    const held = own === undefined ? [] : valuesAround(axis, own);
    const added: readonly (Part | null)[] = [...held.map((value) => ({ axis, value })), withoutValue(axis, own)];
    lines = lines.flatMap((line) => added.map((part) => (part === null ? line : [...line, part])));
  }
  return lines.map(nameOf);
}

/** A question that was not answered is not in the count; other axes leave the count when their value does. */
function withoutValue(axis: Axis, own: string | undefined): Part | null {
  return axis.isQuestion === true && own !== undefined ? { axis, value: null } : null;
}

function valuesAround(axis: Axis, value: string): string[] {
  const outer = axis.within?.get(value);
  return outer === undefined ? [value] : [value, ...valuesAround(axis, outer)];
}

function combinations(axes: readonly Axis[]): (readonly Part[])[] {
  let lines: (readonly Part[])[] = [[]];
  for (const axis of axes) {
    const values: (Part | null)[] = axis.values.map((value) => ({ axis, value }));
    const rest = axis.isQuestion === true ? [{ axis, value: null }] : [null];
    lines = lines.flatMap((line) => [...values, ...rest].map((part) => (part === null ? line : [...line, part])));
  }
  return lines;
}

/** What the count is a part of along an axis: the outer value, or the count without the axis. */
function outside(parts: readonly Part[], axis: Axis, value: string): readonly Part[] {
  const outer = axis.within?.get(value);
  if (outer !== undefined) return parts.map((part) => (part.axis === axis ? { axis, value: outer } : part));
  if (axis.isQuestion === true) return parts.map((part) => (part.axis === axis ? { axis, value: null } : part));
  return parts.filter((part) => part.axis !== axis);
}

function nameOf(parts: readonly Part[]): string {
  return countName(Object.fromEntries(parts.map(({ axis, value }) => [axis.name, value])));
}
