import type { Dates } from '#checking/report.ts';

/**
 * A round's word in addresses, by its dates alone, so that it stays when the round gets another name: '2017', '2018-2019',
 * '2017-01-2017-04' for whole months, else with the days: '2017-05-03-2017-05-14'.
 */
export function periodWord({ from, to }: Dates): string {
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first}-${last}`;
  }
  return from.endsWith('-01') && isMonthEnd(to) ? `${from.slice(0, 7)}-${to.slice(0, 7)}` : `${from}-${to}`;
}

/** The page of a round, from the address of its promise. */
export function periodPath(promisePath: string, period: Dates): string {
  return `${promisePath}/uppfoljning/${periodWord(period)}`;
}

/** Whether a day, `YYYY-MM-DD`, is the last of its month. */
export function isMonthEnd(day: string): boolean {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
