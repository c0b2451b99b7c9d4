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

/** The period after another, as long as it: 2025 -> 2026, July to June -> July to June. */
export function nextPeriod({ from, to }: Dates): Dates {
  const start = addDays(to, 1);
  const years = Number(start.slice(0, 4)) - Number(from.slice(0, 4));
  const wholeYears = years > 0 && start.slice(4) === from.slice(4);
  if (wholeYears) return { from: start, to: addDays(`${Number(start.slice(0, 4)) + years}${start.slice(4)}`, -1) };
  return { from: start, to: addDays(start, daysBetween(from, to)) };
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
