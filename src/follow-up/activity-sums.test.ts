import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressTowards } from '#follow-up/activity-sums.ts';
import { runs } from '#tests/support/examples.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const walks = { atLeast: 16, unit: 'vandringar', per: null };
const on = (day: string, count: number | null = 1, unit: string | null = 'vandringar') => ({ day, count, unit });

describe('how far it has come towards the target', () => {
  test('is told as a sentence, with number and unit on one line', () => {
    const done = Array.from({ length: 12 }, (_, i) => on(`2026-01-${10 + i}`));
    expect(progressTowards(walks, done, YEAR)).toMatchObject({
      words: '12 av minst 16\u00a0vandringar',
      share: 0.75,
      uncounted: 0,
    });
  });

  test('counts the days at both ends and none outside', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(
      progressTowards(
        walks,
        days.map((day) => on(day)),
        YEAR,
      )?.done,
    ).toBe(2);
  });

  test('adds up what counts the same thing, however it is spelled, and says how much it left out', () => {
    const done = [
      on('2026-02-01', 2, 'Vandringar '),
      on('2026-02-02', 3, null),
      on('2026-02-03', 9, 'timmar'),
      on('2026-02-04', null),
    ];
    expect(progressTowards(walks, done, YEAR)).toMatchObject({ done: 5, uncounted: 2 });
  });

  test.each([
    ['trygghetsvandringar', 'trygghetsvandring', true],
    ['trafikkontroller', 'Trafikkontroll', true],
    ['kvällar', 'kväll', true],
    ['timmar', 'timme', true],
    ['möten', 'möte', true],
    ['besök', 'besök', true],
    ['öppna kvällar', 'öppen kväll', true],
    ['personer', 'person', true],
    ['lampor', 'lampa', true],
    ['trygghetsvandringar', 'personer', false],
    ['kontroller', 'kvällar', false],
    ['vandringar', 'vandrare', false],
    ['möten', 'mötesplatser', false],
  ])('%s, of which somebody has done %s: counted %s', (unit, written, isCounted) => {
    const sum = progressTowards({ ...walks, unit }, [on('2026-02-01', 1, written)], YEAR);
    expect(sum).toMatchObject(isCounted ? { done: 1, uncounted: 0 } : { done: 0, uncounted: 1 });
  });

  test.each([
    ['week', { from: '2026-01-01', to: '2026-01-31' }, 4],
    ['month', { from: '2026-01-01', to: '2026-04-30' }, 4],
    ['month', { from: '2026-01-15', to: '2026-03-14' }, 2],
    ['month', { from: '2026-01-15', to: '2026-03-13' }, 1],
    ['tertial', YEAR, 3],
    ['year', { from: '2026-01-01', to: '2027-12-31' }, 2],
    ['year', { from: '2026-01-01', to: '2026-04-30' }, 1],
    ['day', { from: '2026-02-01', to: '2026-02-28' }, 28],
  ] as const)('a target per %s in %o is multiplied by %i', (per, period, times) => {
    expect(progressTowards({ ...walks, atLeast: 2, per }, [], period)?.atLeast).toBe(2 * times);
  });

  test('no target, nothing to come towards', () => {
    expect(progressTowards(null, [on('2026-01-01')], YEAR)).toBeNull();
  });

  test('the share lies between nothing and all, and grows with what is done', () => {
    const counts = fc.array(fc.nat({ max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (done, atLeast) => {
        const told = (list: number[]) =>
          progressTowards(
            { ...walks, atLeast },
            list.map((count) => on('2026-05-05', count)),
            YEAR,
          )?.share ?? -1;
        expect(told(done)).toBeGreaterThanOrEqual(0);
        expect(told(done)).toBeLessThanOrEqual(1);
        expect(told([...done, 1])).toBeGreaterThanOrEqual(told(done));
      }),
      { numRuns: runs(200) },
    );
  });
});
