import { MONTHS } from '#checking/months.ts';
import type { Dates } from '#checking/report.ts';

const NBSP = '\u00a0';
const STOCKHOLM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** The day in Sweden at a moment, `YYYY-MM-DD`. */
export function swedishDay(moment: Date): string {
  return STOCKHOLM.format(moment);
}

/** '2018-05-03' -> "3 maj 2018", kept on one line. */
export function dayWords(day: string): string {
  const { date, month, year } = partsOf(day);
  return [date, month, year].join(NBSP);
}

/** The shortest way to say a period: "2017", "2018–2019", "juli 2018–juni 2020", "3–14 maj 2017". Both ends inclusive. */
export function periodWords({ from, to }: Dates): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return span(first.year, last.year);
  const sameYear = first.year === last.year;
  if (first.date === '1' && isMonthEnd(to)) {
    const start = sameYear ? first.month : first.month + NBSP + first.year;
    return first.month === last.month && sameYear
      ? last.month + NBSP + last.year
      : `${start}–${last.month}${NBSP}${last.year}`;
  }
  if (from === to) return dayWords(to);
  if (!sameYear) return `${dayWords(from)}–${dayWords(to)}`;
  if (first.month === last.month) return `${first.date}–${dayWords(to)}`;
  return `${first.date}${NBSP}${first.month}–${dayWords(to)}`;
}

function span(first: string, last: string): string {
  return first === last ? first : `${first}–${last}`;
}

function partsOf(day: string): { date: string; month: string; year: string } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { date: String(Number(date)), month: MONTHS[Number(month) - 1] ?? '', year };
}

function isMonthEnd(day: string): boolean {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
