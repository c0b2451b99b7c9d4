/**
 * Days, `YYYY-MM-DD`, and how far apart they are. Nothing here reads the clock: a door says which day it is in Sweden
 * (`swedishDay(new Date())` in #checking/day-words.ts), and use cases take it, so that a test can be in any week of any year.
 */
const DAY_MS = 86_400_000;

/** The day `count` days after another (before it where negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days later `to` is than `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
