import type { LinkedCounts } from '#situation/linked-counts.ts';

/**
 * What everybody can work out of counts that hang together: facts about whole numbers that are never negative. Each says
 * that the sum of its terms is nothing (`isExact`), or at least nothing.
 */
export type CountSystem = {
  /** The numbers as they are. */
  readonly values: readonly number[];
  /** Where a count stands, by its version and name. */
  readonly at: ReadonlyMap<string, number>;
  readonly facts: readonly Fact[];
  /** The facts that a number stands in, and how many times. */
  readonly factsOf: readonly (readonly { readonly no: number; readonly times: number }[])[];
  /** Each count in a version and in an earlier one. */
  readonly growths: readonly Growth[];
};
type Term = { readonly at: number; readonly times: number };
type Fact = { readonly terms: readonly Term[]; readonly isExact: boolean };
type Growth = { readonly from: number; readonly to: number };

/**
 * The facts of one or several versions of the same counts, the earliest first.
 * @throws RangeError where the counts do not fit them: then nobody knows what could be worked out
 */
export function countSystem(versions: readonly LinkedCounts[]): CountSystem {
  const at = new Map<string, number>();
  const values = versions.flatMap(({ counts }, no) =>
    [...counts].map(([name, value]) => {
      at.set(versioned(no, name), at.size);
      return value;
    }),
  );
  const growths = versions.flatMap(({ counts }, later) =>
    [...counts.keys()].flatMap((name) =>
      versions.slice(0, later).flatMap((_, earlier): Growth[] => {
        const [from, to] = [at.get(versioned(earlier, name)), at.get(versioned(later, name))];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      }),
    ),
  );
  const facts = versions.flatMap((version, no) => factsOfLinks(version, (name) => numberAt(at, versioned(no, name))));
  // Where answers were taken back, nobody can take for granted that counts only grow.
  if (growths.every(({ from, to }) => (values[from] ?? 0) <= (values[to] ?? 0)))
    facts.push(...growths.map(({ from, to }) => atLeast([[to, 1], [from, -1]]))); // prettier-ignore
  for (const { terms, isExact } of facts) {
    const sum = terms.reduce((all, { at: one, times }) => all + times * (values[one] ?? 0), 0);
    if (sum < 0 || (isExact && sum > 0)) throw new RangeError('The counts are not linked as they are said to be.');
  }
  const factsOf: { no: number; times: number }[][] = values.map(() => []);
  facts.forEach(({ terms }, no) => terms.forEach((term) => factsOf[term.at]?.push({ no, times: term.times })));
  return { values, at, facts, factsOf, growths };
}

/** The name of a count in one of the versions. */
export function versioned(no: number, name: string): string {
  return `${no} ${name}`;
}

function factsOfLinks({ links }: LinkedCounts, at: (name: string) => number): Fact[] {
  return links.flatMap((link): Fact[] => {
    const whole = at(link.whole);
    if (link.kind === 'within') return [atLeast([[whole, 1], [at(link.part), -1]])]; // prettier-ignore
    const parts = link.parts.map(at);
    const sum = parts.map((part) => [part, 1] as const);
    if (link.kind === 'sum') return [{ ...atLeast([...sum, [whole, -1]]), isExact: true }];
    return [
      ...parts.map((part) => atLeast([[whole, 1], [part, -1]])), // prettier-ignore
      atLeast([...sum, [whole, -1]]),
      atLeast([[whole, link.most], ...parts.map((part) => [part, -1] as const)]),
    ];
  });
}

function atLeast(terms: readonly (readonly [at: number, times: number])[]): Fact {
  return { terms: terms.map(([at, times]) => ({ at, times })), isExact: false };
}

function numberAt(at: ReadonlyMap<string, number>, name: string): number {
  const found = at.get(name);
  if (found === undefined) throw new RangeError(`No count is called ${name}.`);
  return found;
}
