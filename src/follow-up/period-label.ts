import type { Dates } from '#checking/report.ts';

const MONTHS_IN: Readonly<Record<string, number>> = { T: 4, Q: 3, H: 6 };

/**
 * The days that a follow-up period's label tells of: 'T2 2018', 'Q1 2018', '2017 H1', '2017-05', '2018'; both ends
 * inclusive. A label without a year ('T2') is of the promise's year; where the promise has several, or the words tell
 * nothing, it is the promise's whole period. Null (no label) is the whole period too. Years before 1000 are none.
 */
export function labelDates(label: string | null, promise: Dates): Dates {
  if (label === null) return promise;
  const year = /\b([1-9]\d{3})\b/.exec(label)?.[1] ?? onlyYear(promise);
  if (year === null) return promise;
  const month = /^[1-9]\d{3}-(\d\d)$/.exec(label)?.[1];
  if (month !== undefined) return months(year, Number(month), 1);
  const [, part = '', nth = ''] = /\b([TQH])(\d)\b/.exec(label) ?? [];
  const length = MONTHS_IN[part];
  if (length !== undefined) return months(year, (Number(nth) - 1) * length + 1, length);
  return /^[1-9]\d{3}$/.test(label) ? { from: `${year}-01-01`, to: `${year}-12-31` } : promise;
}

function onlyYear({ from, to }: Dates): string | null {
  return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : null;
}

function months(year: string, first: number, length: number): Dates {
  if (first < 1 || first + length > 13) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), first - 1 + length, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(first + length - 1)}-${two(last)}` };
}
