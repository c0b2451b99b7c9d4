import { addDays } from '#platform/clock.ts';

export const EVERY = ['week', 'two-weeks', 'month'] as const;
export type Every = (typeof EVERY)[number];
export const EVERY_WORDS: Readonly<Record<Every, string>> = {
  week: 'varje vecka',
  'two-weeks': 'varannan vecka',
  month: 'varje månad',
};

export type Rhythm = {
  readonly every: Every;
  readonly firstDay: string;
  /** Inclusive; null: as long as `until` says. */
  readonly lastDay: string | null;
};

/** Nothing goes on for longer than a promise: ten years of weeks. */
const MOST = 520;

/**
 * The days on which it should have been done by now, `today` among them, first day first. Monthly on the first day's date,
 * or on the month's last day where the month is too short.
 */
export function expectedDays({ every, firstDay, lastDay }: Rhythm, today: string): string[] {
  const until = lastDay !== null && lastDay < today ? lastDay : today;
  const days: string[] = [];
  for (let time = 0; time < MOST; time += 1) {
    const day = every === 'month' ? monthsAfter(firstDay, time) : addDays(firstDay, time * (every === 'week' ? 7 : 14));
    if (day > until) break;
    days.push(day);
  }
  return days;
}

function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}
