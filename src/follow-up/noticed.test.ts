import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_TOLD } from '#checking/small-count.ts';
import { askedRound, noticedTold, type NoticedDay } from '#follow-up/noticed.ts';
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
    expect(askedRound([T2, T1], today, false)).toBe(round);
  });

  test.each([
    ['2026-05-01', T1],
    ['2026-06-18', T1],
    ['2026-06-20', null],
  ])('of a point that is closed: the one that ended last, for its seven weeks; on %s', (today, round) => {
    expect(askedRound([T2, T1], today, true)).toBe(round);
  });
});

describe('what may be told of the answers', () => {
  type Three = readonly [yes: number, no: number, unsure: number];
  const days = (...counts: readonly Three[]) =>
    counts.map(([yes, no, unsure], index) => ({ day: `2026-05-0${index + 1}`, yes, no, unsure }));

  const told = (counts: readonly NoticedDay[], fewest = FEWEST_TOLD) => noticedTold(counts, () => fewest);

  test('nothing of one to four, and nothing where somebody stands alone against the rest', () => {
    expect(told([])).toBeNull();
    expect(told(days([4, 0, 0]))).toBeNull();
    expect(told(days([40, 1, 0]))).toBeNull();
    expect(told(days([5, 0, 0]))).toEqual({ day: '2026-05-01', yes: 5, of: 5, no: 0 });
    expect(told(days([3, 1, 0], [9, 2, 3]))).toEqual({ day: '2026-05-02', yes: 12, of: 18, no: null });
  });

  test('one more changes nothing until there are enough of them', () => {
    expect(told(days([6, 3, 2], [0, 1, 0], [0, 2, 1]))).toEqual({ day: '2026-05-01', yes: 6, of: 11, no: null });
    expect(told(days([6, 3, 2], [0, 0, 1], [0, 0, 4]))).toEqual({ day: '2026-05-03', yes: 6, of: 16, no: null });
  });

  test('those who say no and those who do not know stand apart when there are enough of each, and stay so', () => {
    const apart = { day: '2026-05-02', yes: 6, of: 16, no: 5 };
    expect(told(days([6, 3, 2], [0, 2, 3]))).toEqual(apart);
    expect(told(days([6, 3, 2], [0, 2, 3], [5, 3, 4]))).toEqual(apart);
    expect(told(days([6, 3, 2], [0, 2, 3], [5, 3, 4], [0, 4, 1]))).toEqual({
      day: '2026-05-04',
      yes: 11,
      of: 33,
      no: 12,
    });
  });

  test('the fewest that may be told are as many as the municipality says', () => {
    expect(told(days([7, 0, 0]), 8)).toBeNull();
    expect(told(days([3, 0, 0]), 3)).toEqual({ day: '2026-05-01', yes: 3, of: 3, no: 0 });
  });

  test('no two pages of whatever days differ by fewer answers of a kind than either limit, with a new one between them', () => {
    const count = fc.nat({ max: 9 });
    const limit = fc.integer({ min: 3, max: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(count, count, count), { maxLength: 9 }),
        limit,
        limit,
        fc.nat({ max: 9 }),
        (counts, one, other, change) => {
          const wrong = (grew: number): boolean => grew < 0 || (grew > 0 && grew < Math.min(one, other));
          // Whoever looks on a day sees by the limits until then.
          const told = counts.map((_, index) =>
            noticedTold(days(...counts.slice(0, index + 1)), (day) => (Number(day.slice(-1)) > change ? other : one)),
          );
          const nothing = { yes: 0, of: 0, no: 0 };
          told.forEach((later, at) => {
            for (const earlier of [null, ...told.slice(0, at)]) {
              const [now, before] = [later ?? nothing, earlier ?? nothing];
              const yes = now.yes - before.yes;
              const others = now.of - before.of - yes;
              const no = now.no === null || before.no === null ? null : now.no - before.no;
              const grew = no === null ? [yes, others] : [yes, others, no, others - no];
              expect(grew.filter(wrong)).toEqual([]);
            }
          });
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
