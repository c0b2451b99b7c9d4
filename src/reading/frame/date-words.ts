import { MONTHS } from '#checking/months.ts';
import type { Dates } from '#checking/report.ts';

/** '2017-05-01' -> "1 maj 2017", with day and month kept on one line. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}\u00a0${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Whole years as years ("2017", "2018–2019"), else from day to day. */
export function periodWords({ from, to }: Dates): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return first === last ? first : `${first}–${last}`;
  return `${dateWords(from)} – ${dateWords(to)}`;
}
