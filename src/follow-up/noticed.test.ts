import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_TOLD } from '#checking/small-count.ts';
import { askedRound, noticedTold } from '#follow-up/noticed.ts';
import { runs } from '#tests/support/examples.ts';

const [T1, T2] = [
  { period: { from: '2026-01-01', to: '2026-04-30' } },
  { period: { from: '2026-05-01', to: '2026-08-31' } },
];

describe('the round that people are asked about', () => {
  test.each([
    ['2026-04-30', null],
    ['2026-05-01', T1],
    ['2026-08-31', T1],
    ['2026-09-01', T2],
    ['2026-10-19', T2],
    ['2026-10-20', null],
  ])('on %s', (today, round) => {
    expect(askedRound([T2, T1], today)).toBe(round);
  });
});

describe('what may be told of the answers', () => {
  const days = (...counts: readonly (readonly [number, number])[]) =>
    counts.map(([yes, others], index) => ({ day: `2026-05-0${index + 1}`, yes, others }));

  test('nothing of one to four, and nothing where somebody stands alone against the rest', () => {
    expect(noticedTold([])).toBeNull();
    expect(noticedTold(days([4, 0]))).toBeNull();
    expect(noticedTold(days([40, 1]))).toBeNull();
    expect(noticedTold(days([5, 0]))).toEqual({ day: '2026-05-01', yes: 5, of: 5 });
    expect(noticedTold(days([3, 1], [9, 5]))).toEqual({ day: '2026-05-02', yes: 12, of: 18 });
  });

  test('one more changes nothing until there are enough of them', () => {
    expect(noticedTold(days([6, 5], [0, 1], [0, 3]))).toEqual({ day: '2026-05-01', yes: 6, of: 11 });
    expect(noticedTold(days([6, 5], [0, 1], [0, 4]))).toEqual({ day: '2026-05-03', yes: 6, of: 16 });
  });

  test('no two pages of whatever days differ by one to four answers of a kind', () => {
    const count = fc.nat({ max: 9 });
    const few = (grew: number): boolean => grew > 0 && grew < FEWEST_TOLD;
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { maxLength: 9 }), (counts) => {
        const told = counts.map((_, index) => noticedTold(days(...counts.slice(0, index + 1))));
        told.forEach((later, at) => {
          for (const earlier of [null, ...told.slice(0, at)]) {
            const yes = (later?.yes ?? 0) - (earlier?.yes ?? 0);
            const others = (later?.of ?? 0) - (earlier?.of ?? 0) - yes;
            expect([yes, others].filter((grew) => few(grew) || grew < 0)).toEqual([]);
          }
        });
      }),
      { numRuns: runs(200) },
    );
  });
});
