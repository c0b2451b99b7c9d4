import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStatement, priorities } from '#dialogue/opinion-next.ts';
import { votesOf, type Vote } from '#dialogue/opinion-votes.ts';
import { dividedVotes } from '#tests/support/divided-votes.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('nästa påstående', () => {
  test('är aldrig ett som personen har röstat om, och inget när alla är besvarade', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(0, 0.5, 0.9, 1), (seed, seen) => {
        const votes = dividedVotes({ people: 6, statements: 8, seen, seed });
        for (const [row, participant] of votes.participants.entries()) {
          const answered = [...votes.columns.subarray(votes.starts[row], votes.starts[row + 1])].map((at) => `s${at}`);
          const next = nextStatement(votes, participant, { seed });
          expect(next === null).toBe(answered.length === votes.statements.length);
          expect(answered).not.toContain(next);
        }
      }),
    );
  });
  test('är detsamma för samma frö, och ett annat för många andra', () => {
    const votes = dividedVotes({ people: 20, statements: 10, seed: 1 });
    const drawn = numbers(50).map((seed) => nextStatement(votes, 'ny', { seed }));
    expect(numbers(50).map((seed) => nextStatement(votes, 'ny', { seed }))).toEqual(drawn);
    expect(new Set(drawn).size).toBeGreaterThan(3);
  });
  test('dras så ofta som det är värt', () => {
    const votes = votesOf(['a'], ['x', 'y'], [[null, null]]);
    const drawn = numbers(2000).map((seed) => nextStatement(votes, 'a', { seed, worth: [1, 3] }));
    expect(drawn.filter((one) => one === 'y').length / 2000).toBeCloseTo(0.75, 1);
  });
});

describe('vad ett påstående är värt att visa', () => {
  test('mer ju färre som har sett det', () => {
    const table = numbers(20).map((person): (Vote | null)[] => [1, person < 2 ? 1 : null]);
    const [old = 0, fresh = 0] = priorities(votesOf(numbers(20).map(String), ['gammalt', 'nytt'], table), { seed: 1 });
    expect(fresh).toBeGreaterThan(old);
  });
  test('mindre när många avstår eller inte håller med', () => {
    const table = numbers(20).map((): Vote[] => [1, 0, -1]);
    const [liked = 0, passed = 0, disliked = 0] = priorities(votesOf(numbers(20).map(String), ['a', 'b', 'c'], table), {
      seed: 1,
    });
    expect(liked).toBeGreaterThan(passed);
    expect(liked).toBeGreaterThan(disliked);
  });
  test('mer när det skiljer grupperna åt', () => {
    const worth = priorities(dividedVotes({ people: 60, statements: 40, seed: 4 }), { seed: 1 });
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const shared = worth.filter((_, statement) => statement % 4 === 0);
    expect(mean(worth.filter((_, statement) => statement % 4 !== 0))).toBeGreaterThan(1.2 * mean(shared));
  });
  test('som Polis räknar, när ingen har röstat om det', () => {
    const table = numbers(10).map((person): (Vote | null)[] => [person % 2 === 0 ? 1 : -1, null]);
    const worth = priorities(votesOf(numbers(10).map(String), ['a', 'nytt'], table), { seed: 1 });
    expect(worth[1]).toBeCloseTo((0.5 * 0.5 * 9) ** 2, 9);
  });
});
