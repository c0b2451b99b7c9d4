import { MONTHS } from '#checking/months.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Dates } from '#checking/report.ts';
import { lastDay } from '#reading/frame/dates.ts';
import { QUOTED, quoted, unquoted } from '#reading/own-memo/quoted.ts';

/** A follow-up period's label in words, quoted where they would not give it back: 'T2 2018' -> "tertial 2 2018". */
export function drawPeriodLabel(label: string): string {
  const words = periodLabelWords(label);
  return /^[\p{L}\d][\p{L}\d -]*$/u.test(words) && readPeriodLabel(words) === label ? words : quoted(label);
}

/** The label that `drawPeriodLabel` drew. */
export function readPeriodLabel(words: string): string {
  if (new RegExp(`^${QUOTED}$`, 'u').test(words)) return unquoted(words);
  const [, part, number, year] = /^(tertial|kvartal) (\d)(?: (\d{4}))?$/u.exec(words) ?? [];
  if (part !== undefined) return [`${part === 'tertial' ? 'T' : 'Q'}${number}`, year].filter(Boolean).join(' ');
  const half = /^(första|andra) halvåret(?: (\d{4}))?$/u.exec(words);
  if (half !== null) return [half[2], half[1] === 'första' ? 'H1' : 'H2'].filter(Boolean).join(' ');
  const [, month = '', of] = /^(\p{L}+) (\d{4})$/u.exec(words) ?? [];
  const at = MONTHS.indexOf(month);
  return of !== undefined && at >= 0 ? `${of}-${String(at + 1).padStart(2, '0')}` : words;
}

/** '2018-05-14' -> "14 maj 2018". The space between day and month does not break. */
export function drawDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}\u00a0${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

export const DAY_WORDS = String.raw`\d{1,2}\s(?:${MONTHS.join('|')})\s\d{4}`;

/** The day that `drawDay` drew, or null. */
export function readDayWords(words: string): string | null {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\s(\p{L}+)\s(\d{4})$/u.exec(words) ?? [];
  const at = MONTHS.indexOf(month);
  return at < 0 ? null : `${year}-${String(at + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** Whole years as "2017" and "2018–2019", other periods by their days. */
export function drawDates({ from, to }: Dates): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return `${drawDay(from)}–${drawDay(to)}`;
  return first === last ? first : `${first}–${last}`;
}

/** The period that `drawDates` drew, or null. */
export function readDates(words: string): Dates | null {
  const [, first, last] = /^(\d{4})(?:–(\d{4}))?$/u.exec(words) ?? [];
  if (first !== undefined) return { from: `${first}-01-01`, to: `${last ?? first}-12-31` };
  const [from, to] = words.split('–').map(readDayWords);
  return from && to ? { from, to } : null;
}

/** A part of a year by its name ("tertial 2 2018", "maj 2018"), other periods as `drawDates` does. */
export function drawSpan(dates: Dates): string {
  const year = dates.from.slice(0, 4);
  const [first, last] = [Number(dates.from.slice(5, 7)), Number(dates.to.slice(5, 7))];
  const isWholeMonths =
    dates.to.startsWith(year) && dates.from.endsWith('-01') && dates.to.endsWith(`-${lastDay(Number(year), last)}`);
  const months = last - first + 1;
  if (!isWholeMonths || (months > 1 && (first - 1) % months !== 0)) return drawDates(dates);
  const no = (first - 1) / months + 1;
  const labels: Readonly<Record<number, string>> = {
    1: `${year}-${String(first).padStart(2, '0')}`,
    3: `Q${no} ${year}`,
    4: `T${no} ${year}`,
    6: `${year} H${no}`,
  };
  const label = labels[months];
  return label === undefined ? drawDates(dates) : periodLabelWords(label);
}
