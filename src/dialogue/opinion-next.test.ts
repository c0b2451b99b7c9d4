import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNext, priorities } from '#dialogue/opinion-next.ts';
import { votesOf, type Vote } from '#dialogue/opinion-votes.ts';
import { dividedVotes } from '#tests/support/divided-votes.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('nästa påståenden', () => {
  const asWorth = (worth: readonly number[]) => worth.map((one, at) => ({ at, worth: one }));
  test('är så många som efterfrågas av dem som är kvar, vart och ett en gång', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
        fc.nat(20),
        fc.nat(),
        (worth, count, seed) => {
          const drawn = drawNext(asWorth(worth), { seed, count });
          expect(drawn).toHaveLength(Math.min(count, worth.length));
          expect(new Set(drawn.map(({ at }) => at)).size).toBe(drawn.length);
          expect(drawNext(asWorth(worth), { seed, count })).toEqual(drawn);
        },
      ),
    );
  });
  test('börjar med olika för olika frön', () => {
    const first = numbers(50).map((seed) => drawNext(asWorth(numbers(10).map(() => 1)), { seed, count: 1 })[0]?.at);
    expect(new Set(first).size).toBeGreaterThan(3);
  });
  test('dras så ofta som de är värda', () => {
    const drawn = numbers(2000).map((seed) => drawNext(asWorth([1, 3]), { seed, count: 1 })[0]?.at);
    expect(drawn.filter((at) => at === 1).length / 2000).toBeCloseTo(0.75, 1);
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
