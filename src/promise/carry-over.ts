import { findTimes } from '#checking/calendar.ts';
import type { Dates } from '#checking/report.ts';
import { addDays, daysBetween } from '#platform/clock.ts';
import type { PointInput } from '#promise/promise-input.ts';
import { inputOf } from '#promise/point-input-of.ts';
import type { PointRecord } from '#promise/promise-record.ts';

/**
 * An earlier point as the first words of one in a new promise: what somebody promised, not when, and nothing that was
 * said about how it went. Measures come along as new ones without days; goals are those that the new period's mandate
 * has as well.
 */
export function carriedPoint(earlier: PointRecord, goalsNow: ReadonlySet<string>): PointInput {
  const { dueWords, goals, measures, ...said } = inputOf(earlier);
  return {
    ...said,
    // "senast i juni 2025" is of the earlier promise; "varje tertial" holds again.
    dueWords: dueWords && findTimes(dueWords).length === 0 ? dueWords : null,
    due: null,
    publicNote: null,
    internalNote: null,
    goals: (goals ?? []).filter((id) => goalsNow.has(id)),
    measures: (measures ?? []).map((measure) => ({ ...measure, id: null, due: null })),
  };
}

/** The period after another, as many months long as it (as many days, where it is no whole months): 2025 -> 2026. */
export function nextPeriod({ from, to }: Dates): Dates {
  const start = addDays(to, 1);
  const [date, months] = [Number(start.slice(8)), monthOf(start) - monthOf(from)];
  const end =
    start.slice(8) === from.slice(8) && date <= SHORTEST_MONTH
      ? addDays(dayIn(monthOf(start) + months, date), -1)
      : addDays(start, daysBetween(from, to));
  return { from: start, to: end };
}

/** Every month has a day of this number. */
const SHORTEST_MONTH = 28;

/** Months counted from the beginning of our time. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayIn(month: number, date: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The calendar year after a day's. */
export function nextYear(today: string): Dates {
  const year = Number(today.slice(0, 4)) + 1;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The earlier promise's title with the years of the new period in it: "Löfte för Norrby 2025" -> "… 2026". */
export function nextTitle(title: string, earlier: Dates, next: Dates): string {
  const step = Number(next.from.slice(0, 4)) - Number(earlier.from.slice(0, 4));
  return title.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, (year) => String(Number(year) + step));
}
