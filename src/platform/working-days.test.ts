import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, weekday } from '#platform/clock.ts';
import {
  addWorkingDays,
  easterSunday,
  holidayName,
  isWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from '#platform/working-days.ts';
import { runs } from '#tests/support/examples.ts';

const anyDay = fc.integer({ min: 0, max: 365 * 80 }).map((days) => addDays('2005-01-01', days));
const fewDays = fc.integer({ min: -60, max: 60 });

describe('the days that Sweden has off', () => {
  test('2026, as the almanac prints it', () => {
    const free = Array.from({ length: 365 }, (_, at) => addDays('2026-01-01', at)).filter(
      (day) => holidayName(day) !== null,
    );
    expect(free.map((day) => `${day} ${holidayName(day)}`)).toEqual([
      '2026-01-01 nyårsdagen',
      '2026-01-06 trettondedag jul',
      '2026-04-03 långfredagen',
      '2026-04-05 påskdagen',
      '2026-04-06 annandag påsk',
      '2026-05-01 första maj',
      '2026-05-14 Kristi himmelsfärdsdag',
      '2026-05-24 pingstdagen',
      '2026-06-06 nationaldagen',
      '2026-06-19 midsommarafton',
      '2026-06-20 midsommardagen',
      '2026-10-31 alla helgons dag',
      '2026-12-24 julafton',
      '2026-12-25 juldagen',
      '2026-12-26 annandag jul',
      '2026-12-31 nyårsafton',
    ]);
  });
  test('a year has as many working days as the almanac says', () => {
    const days = (year: number) => workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`);
    // Weekdays of the year less those that are free: 261 - 10, 261 - 12.
    expect([days(2026), days(2025)]).toEqual([251, 249]);
  });
  test('Easter falls as it did and will: the earliest and latest years of our time among them', () => {
    expect([2008, 2011, 2018, 2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2018-04-01',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });
  test('Easter is always a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), (year) => {
        const day = easterSunday(year);
        expect(weekday(day)).toBe(0);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
  test('midsommarafton is the Friday before the Saturday of 20-26 June, once every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
        const june = Array.from({ length: 30 }, (_, at) => addDays(`${year}-06-01`, at));
        const eves = june.filter((day) => holidayName(day) === 'midsommarafton');
        expect(eves.map((day) => [weekday(day), holidayName(addDays(day, 1))])).toEqual([[5, 'midsommardagen']]);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('counting working days', () => {
  test('five working days before Christmas go on into January', () => {
    // 23 December is a Wednesday; 28, 29 and 30 December, then 4 and 5 January.
    expect(addWorkingDays('2026-12-23', 5)).toBe('2027-01-05');
    expect(addWorkingDays('2026-12-23', 6)).toBe('2027-01-07');
  });
  test('over Easter, and backwards again', () => {
    expect(addWorkingDays('2026-04-02', 1)).toBe('2026-04-07');
    expect(addWorkingDays('2026-04-07', -1)).toBe('2026-04-02');
  });
  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count);
      }),
      { numRuns: runs(200) },
    );
  });
  test('one ends on a working day, whichever day one starts on', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (day, count) => {
        fc.pre(count !== 0);
        expect(isWorkingDay(addWorkingDays(day, count))).toBe(true);
        expect(isWorkingDay(workingDayFrom(day))).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
  test('the stretches between three days add up', () => {
    fc.assert(
      fc.property(anyDay, fewDays, fewDays, (day, one, two) => {
        const [b, c] = [addDays(day, one), addDays(day, one + two)];
        expect(workingDaysBetween(day, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(day, c));
      }),
      { numRuns: runs(200) },
    );
  });
  test('there are never more than five days in a row without a working day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(daysBetween(day, workingDayFrom(day))).toBeLessThanOrEqual(5);
      }),
      { numRuns: runs(500) },
    );
  });
});
