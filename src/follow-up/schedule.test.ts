import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelDates } from '#follow-up/period-label.ts';
import { inOrder, periodsIn, RHYTHMS, stageOn, suggestedDays, type Rhythm } from '#follow-up/schedule.ts';
import { addDays } from '#platform/clock.ts';
import { isWorkingDay, workingDaysBetween } from '#platform/working-days.ts';
import { runs } from '#tests/support/examples.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const anyDay = fc.integer({ min: 0, max: 365 * 15 }).map((days) => addDays('2015-01-01', days));
const anyPeriod = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 1_000 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const anyRhythm = fc.constantFrom(...(Object.keys(RHYTHMS) as Rhythm[]));

describe('the periods of a promise', () => {
  test('a year in tertials, and two years in halves', () => {
    expect(periodsIn(YEAR, 'tertial')).toEqual([
      { label: 'T1 2026', period: { from: '2026-01-01', to: '2026-04-30' } },
      { label: 'T2 2026', period: { from: '2026-05-01', to: '2026-08-31' } },
      { label: 'T3 2026', period: { from: '2026-09-01', to: '2026-12-31' } },
    ]);
    expect(periodsIn({ from: '2026-07-01', to: '2028-06-30' }, 'half-year').map(({ label }) => label)).toEqual([
      '2026 H2',
      '2027 H1',
      '2027 H2',
      '2028 H1',
    ]);
  });
  test('a promise that begins in the middle of one has its first period cut', () => {
    expect(periodsIn({ from: '2026-02-15', to: '2026-05-20' }, 'quarter')).toEqual([
      { label: 'Q1 2026', period: { from: '2026-02-15', to: '2026-03-31' } },
      { label: 'Q2 2026', period: { from: '2026-04-01', to: '2026-05-20' } },
    ]);
  });
  test('in any rhythm they are the whole promise, day by day and none twice, and their labels say the same days', () => {
    fc.assert(
      fc.property(anyPeriod, anyRhythm, (promise, rhythm) => {
        const periods = periodsIn(promise, rhythm);
        expect([periods[0]?.period.from, periods.at(-1)?.period.to]).toEqual([promise.from, promise.to]);
        for (const [at, { label, period }] of periods.entries()) {
          expect(period.from <= period.to).toBe(true);
          if (at > 0) expect(period.from).toBe(addDays(periods[at - 1]?.period.to ?? '', 1));
          const said = labelDates(label, promise);
          expect(said.from <= period.from && period.to <= said.to).toBe(true);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('the days of a round', () => {
  test('it is locked the working day before the first deadline that leaves time to answer and read', () => {
    const wheel = [
      { day: '2026-05-12', name: 'för tidigt' },
      { day: '2026-06-04', name: 'Nämndens sista dag för handlingar' },
      { day: '2026-06-11', name: 'senare' },
    ];
    expect(suggestedDays({ from: '2026-01-01', to: '2026-04-30' }, wheel, '2026-01-01')).toEqual({
      opens: '2026-05-04', // första maj is a Friday
      due: '2026-05-27',
      lockOn: '2026-06-03',
      keepsTo: { day: '2026-06-04', name: 'Nämndens sista dag för handlingar' },
    });
  });
  test('without a deadline there are ten working days to answer and five to read, Ascension Day not counted', () => {
    expect(suggestedDays({ from: '2026-01-01', to: '2026-04-30' }, [], '2026-01-01')).toEqual({
      opens: '2026-05-04',
      due: '2026-05-19',
      lockOn: '2026-05-26',
      keepsTo: null,
    });
  });
  test('whatever the wheel holds: working days, in order, with time to answer and before the deadline', () => {
    const deadlines = fc.array(fc.record({ day: anyDay, name: fc.constant('x') }), { maxLength: 30 });
    fc.assert(
      fc.property(anyPeriod, deadlines, anyDay, (period, wheel, today) => {
        const days = suggestedDays(period, wheel, today);
        expect([days.opens, days.due, days.lockOn].every(isWorkingDay)).toBe(true);
        expect(inOrder(days)).toBe(true);
        expect(days.opens > period.to && days.opens >= today).toBe(true);
        expect(workingDaysBetween(days.opens, days.due)).toBeGreaterThanOrEqual(10);
        if (days.keepsTo !== null) expect(days.lockOn < days.keepsTo.day).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
  test('the order is opens, last day, lock; days that are not set stand in nobody’s way', () => {
    expect(inOrder({ opens: '2026-05-02', due: '2026-05-01', lockOn: null })).toBe(false);
    expect(inOrder({ opens: '2026-05-02', due: null, lockOn: '2026-05-01' })).toBe(false);
    expect(inOrder({ opens: '2026-05-01', due: '2026-05-01', lockOn: '2026-05-01' })).toBe(true);
    expect(inOrder({ opens: null, due: '2026-05-01', lockOn: null })).toBe(true);
  });
  test('where a round stands is told by its days, its answers and its lock', () => {
    const days = { opens: '2026-05-04', due: '2026-05-19', lockOn: '2026-05-26', locked: false, waiting: 1 };
    const on = (today: string, more: Partial<Parameters<typeof stageOn>[0]> = {}) =>
      stageOn({ ...days, ...more }, today);
    expect(on('2026-05-03', { waiting: 0 })).toBe('coming');
    expect(on('2026-05-03')).toBe('open'); // asked before its day
    expect(on('2026-05-04')).toBe('open');
    expect(on('2026-05-19')).toBe('open');
    expect(on('2026-05-20')).toBe('late');
    expect(on('2026-05-20', { waiting: 0 })).toBe('open');
    expect(on('2026-05-26')).toBe('to-lock');
    expect(on('2026-05-26', { locked: true })).toBe('locked');
    expect(on('2026-05-20', { opens: null, lockOn: null })).toBe('late');
    expect(on('2026-05-20', { opens: null, lockOn: null, waiting: 0 })).toBe('undated');
  });
});
