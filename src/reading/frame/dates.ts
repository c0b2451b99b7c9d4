import { latin } from '#reading/latin.ts';
/** Month names and their short forms, as a pattern; `monthNumber` reads them. */
export const MONTH =
  '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)\\.?';
const STEMS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** 1-12, or null where the word is no month. */
export function monthNumber(word: string): number | null {
  const index = STEMS.indexOf(word.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}

/** A day in any Swedish form: 2018-02-14, 2018.02.14, 20180214, 14/2 2018, 14 februari 2018, den 14:e feb. 2018. */
export const DAY = String.raw`(?:(?:19|20)\d{2}[-‑–.\/](?:0?[1-9]|1[0-2])[-‑–.\/](?:3[01]|[12]\d|0?[1-9])(?!\d)|(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:3[01]|[12]\d|0[1-9])(?!\d)|(?:den\s+)?(?<!\d)\d{1,2}(?:\s?:?[ea]|\.)?\s+${MONTH},?\s+(?:19|20)\d{2}|(?<!\d)\d{1,2}\/\d{1,2}[\s-]+(?:19|20)\d{2})`;

/** The first day in the text as YYYY-MM-DD, or null. An impossible day (2018-02-30) is none. */
export function readDay(text: string): string | null {
  const found = latin(new RegExp(DAY, 'iu')).exec(text)?.[0];
  return found === undefined ? null : dayOf(found);
}

function dayOf(found: string): string | null {
  const numbers = (found.match(/\d+/g) ?? []).map(Number);
  const [first = 0, second = 0, third = 0] = numbers;
  if (/^\d{8}$/.test(found)) return iso(Math.floor(first / 10000), Math.floor(first / 100) % 100, first % 100);
  if (first > 31) return iso(first, second, third);
  if (numbers.length === 3) return iso(third, second, first);
  const month = latin(new RegExp(MONTH, 'iu')).exec(found)?.[0];
  return month === undefined ? null : iso(second, monthNumber(month) ?? 0, first);
}

/** YYYY-MM-DD, or null where the calendar has no such day. */
export function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** How many days the month has. */
export function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
