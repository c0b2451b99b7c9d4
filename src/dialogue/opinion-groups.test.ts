import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVotes } from '#dialogue/opinion-csv.ts';
import { opinionGroups, type OpinionGroups } from '#dialogue/opinion-groups.ts';
import { rearranged, votesOf, type OpinionVotes } from '#dialogue/opinion-votes.ts';
import { dividedVotes } from '#tests/support/divided-votes.ts';
import { runs } from '#tests/support/examples.ts';
import { polisConversations } from '#tests/support/polis.ts';
import { randIndex } from '#tests/support/rand-index.ts';

const SIZES = [8, 12, 25, 60] as const;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** How alike the groups are to those that `groupOf` says; 0 where none are told. */
function alike(found: OpinionGroups, groupOf: (participant: string) => unknown): number {
  if (found.kind === 'none') return 0;
  const people = [...found.groupOf.keys()];
  return randIndex(
    people.map((who) => found.groupOf.get(who)),
    people.map(groupOf),
  );
}

/** A room with its people and statements in another order, and with other names. */
function mixedUp(votes: OpinionVotes, rows: readonly number[], columns: readonly number[]): OpinionVotes {
  const moved = rearranged(votes, rows, columns);
  return { ...moved, statements: moved.statements.map((name) => `annat ${name}`) };
}

const order = (count: number) => fc.shuffledSubarray(numbers(count), { minLength: count, maxLength: count });

describe('måttet på hur lika två indelningar är', () => {
  test.each([
    [['a', 'a', 'b', 'b'], [1, 1, 0, 0], 1],
    [['a', 'a', 'b', 'b'], [1, 0, 1, 0], -0.5],
    [['a', 'a', 'b', 'b'], [1, 1, 1, 1], 0],
    [['a', 'a', 'a', 'b', 'b', 'b'], [0, 0, 1, 1, 2, 2], 0.2424],
    [[], [], 1],
  ])('%j och %j: %d', (one, other, index) => {
    expect(randIndex(one, other)).toBeCloseTo(index, 4);
    expect(randIndex(other, one)).toBeCloseTo(index, 4);
  });
  test('olika många saker går inte att jämföra', () => {
    expect(() => randIndex([1], [1, 2])).toThrow(RangeError);
  });
});

describe('slumpade röster ger inga grupper', () => {
  test.each(SIZES)('%i personer: högst var tjugonde gång', (people) => {
    const rooms = runs(400);
    const told = numbers(rooms).filter((seed) => {
      const votes = dividedVotes({ people, statements: 20, groups: 1, seed: seed * 101 + people });
      return opinionGroups(votes, { seed }).kind === 'groups';
    });
    expect(told.length / rooms).toBeLessThanOrEqual(0.05);
  });
  test.each(SIZES)('%i personer som alla tycker lika', (people) => {
    const votes = votesOf(
      numbers(people).map(String),
      ['a', 'b', 'c'],
      numbers(people).map(() => [1, 1, -1]),
    );
    expect(opinionGroups(votes, { seed: 1 })).toEqual({ kind: 'none', reason: 'no-pattern' });
  });
});

describe('två grupper som tycker klart olika hittas', () => {
  test.each(SIZES)('%i personer', (people) => {
    const found = numbers(20).map((seed) => {
      const votes = dividedVotes({ people, statements: 30, loyalty: 0.95, seed: seed * 77 + people });
      return alike(opinionGroups(votes, { seed }), (who) => Number(who.slice(1)) % 2);
    });
    expect(found.filter((index) => index > 0.6).length).toBeGreaterThanOrEqual(19);
  });
  test('tre grupper är tre', () => {
    const votes = dividedVotes({ people: 60, statements: 30, groups: 3, seed: 5 });
    const found = opinionGroups(votes, { seed: 1 });
    expect(found).toMatchObject({ kind: 'groups', sizes: [20, 20, 20] });
    expect(alike(found, (who) => Number(who.slice(1)) % 3)).toBe(1);
  });
  test('den största gruppen har nummer 0', () => {
    const table = numbers(12).map((person) => numbers(9).map(() => (person < 4 ? 1 : -1) as 1 | -1));
    const votes = votesOf(numbers(12).map(String), numbers(9).map(String), table);
    const found = opinionGroups(votes, { seed: 1 });
    expect(found).toMatchObject({ kind: 'groups', sizes: [8, 4] });
    expect(found.kind === 'groups' && found.groupOf.get('0')).toBe(1);
  });
});

describe('för lite att säga något om', () => {
  test('färre än sex personer', () => {
    const votes = dividedVotes({ people: 5, statements: 30, seed: 1 });
    expect(opinionGroups(votes, { seed: 1 })).toEqual({ kind: 'none', reason: 'too-few-people' });
  });
  test('ett påstående', () => {
    const votes = dividedVotes({ people: 20, statements: 1, seed: 1 });
    expect(opinionGroups(votes, { seed: 1 })).toEqual({ kind: 'none', reason: 'too-few-statements' });
  });
  test('två som går sin egen väg är ingen grupp', () => {
    const table = numbers(12).map((person) => numbers(9).map(() => (person < 2 ? 1 : -1) as 1 | -1));
    const votes = votesOf(numbers(12).map(String), numbers(9).map(String), table);
    expect(opinionGroups(votes, { seed: 1 })).toEqual({ kind: 'none', reason: 'single-voices' });
  });
  test('den som har färre än sju röster är inte med, om det finns så många påståenden', () => {
    const table = numbers(14).map((person) =>
      numbers(9).map((column) => (person === 3 && column > 5 ? null : (((person % 2) * 2 - 1) as 1 | -1))),
    );
    const found = opinionGroups(votesOf(numbers(14).map(String), numbers(9).map(String), table), { seed: 1 });
    expect(found.kind === 'groups' && [...found.groupOf.keys()].toSorted()).toEqual(
      numbers(14)
        .map(String)
        .filter((who) => who !== '3')
        .toSorted(),
    );
  });
  test('med tre påståenden räcker tre röster', () => {
    const table = numbers(14).map((person) => numbers(3).map(() => ((person % 2) * 2 - 1) as 1 | -1));
    const found = opinionGroups(votesOf(numbers(14).map(String), ['a', 'b', 'c'], table), { seed: 1 });
    expect(found).toMatchObject({ kind: 'groups', sizes: [7, 7] });
  });
});

describe('grupperna följer av rösterna', () => {
  const room = fc.record({
    people: fc.integer({ min: 6, max: 30 }),
    statements: fc.integer({ min: 5, max: 20 }),
    seen: fc.constantFrom(1, 0.7),
    seed: fc.nat(),
  });
  test('samma röster och samma frö ger samma grupper', () => {
    fc.assert(
      fc.property(room, (of) => {
        expect(opinionGroups(dividedVotes(of), { seed: 3 })).toEqual(opinionGroups(dividedVotes(of), { seed: 3 }));
      }),
      { numRuns: runs(20) },
    );
  });
  test('ordningen på personer och påståenden och vad de heter betyder inget', () => {
    const mixed = room.chain((of) => fc.tuple(fc.constant(of), order(of.people), order(of.statements)));
    fc.assert(
      fc.property(mixed, ([of, rows, columns]) => {
        const votes = dividedVotes(of);
        const [here, there] = [votes, mixedUp(votes, rows, columns)].map((one) => opinionGroups(one, { seed: 3 }));
        expect(there?.kind).toBe(here?.kind);
        if (here?.kind !== 'groups' || there?.kind !== 'groups') return;
        expect(there.sizes).toEqual(here.sizes);
        expect(alike(there, (who) => here.groupOf.get(who))).toBe(1);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('öppna dialoger från Polis', () => {
  /** At least so alike to the published groups; 0 where theirs are lopsided and nothing like it can be seen in the votes. */
  const LEAST = {
    '15-per-hour-seattle': 0.8,
    'brexit-consensus': 0.87,
    'canadian-electoral-reform': 0.95,
    'football-concussions': 0.1,
    'scoop-hivemind.freshwater': 0.1,
  };
  test.each(polisConversations())('$name', ({ name, bytes, published }) => {
    const found = opinionGroups(readVotes(bytes), { seed: 1 });
    expect(alike(found, (who) => published.get(who))).toBeGreaterThanOrEqual(LEAST[name]);
    const own = new TextDecoder().decode(bytes).replaceAll(/^(\d+),\d*,/gm, '$1,7,');
    expect(opinionGroups(readVotes(new TextEncoder().encode(own)), { seed: 1 })).toEqual(found);
  });
});
