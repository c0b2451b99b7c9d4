import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY, expectedDays } from '#follow-up/recurring-days.ts';
import { daysBetween } from '#platform/clock.ts';
import { runs } from '#tests/support/examples.ts';

const from = (firstDay: string, every: (typeof EVERY)[number] = 'week', lastDay: string | null = null) => ({
  every,
  firstDay,
  lastDay,
});

describe('the days on which it should have been done', () => {
  test('are those of the rhythm, today among them and none ahead', () => {
    expect(expectedDays(from('2026-03-23'), '2026-04-06')).toEqual(['2026-03-23', '2026-03-30', '2026-04-06']);
    expect(expectedDays(from('2026-03-23'), '2026-04-05')).toEqual(['2026-03-23', '2026-03-30']);
    expect(expectedDays(from('2026-03-23', 'two-weeks'), '2026-04-06')).toEqual(['2026-03-23', '2026-04-06']);
  });

  test('end on the last day, inclusive', () => {
    expect(expectedDays(from('2026-03-23', 'week', '2026-03-30'), '2026-06-01')).toEqual(['2026-03-23', '2026-03-30']);
    expect(expectedDays(from('2026-03-23', 'week', '2026-03-29'), '2026-06-01')).toEqual(['2026-03-23']);
  });

  test('have not begun before the first', () => {
    expect(expectedDays(from('2026-03-23'), '2026-03-22')).toEqual([]);
  });

  test('are the month’s last day where the month is too short, and the date itself where it is not', () => {
    expect(expectedDays(from('2027-12-31', 'month'), '2028-04-30')).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });

  test('keep their weekday over the change to summer time', () => {
    const days = expectedDays(from('2026-03-27'), '2026-11-06');
    expect(new Set(days.map((day) => new Date(`${day}T12:00:00Z`).getUTCDay()))).toEqual(new Set([5]));
  });

  test('are always in order, apart by the rhythm, and within the two ends', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...EVERY), day, day, (every, firstDay, today) => {
        const days = expectedDays({ every, firstDay, lastDay: null }, today);
        expect(days.length > 0).toBe(firstDay <= today);
        days.forEach((one, at) => {
          expect(one <= today && one >= firstDay).toBe(true);
          const before = days[at - 1];
          if (before === undefined) return;
          const apart = daysBetween(before, one);
          if (every === 'month') expect(apart >= 28 && apart <= 31).toBe(true);
          else expect(apart).toBe(every === 'week' ? 7 : 14);
        });
      }),
      { numRuns: runs(200) },
    );
  });
});
