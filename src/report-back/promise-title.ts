import type { Dates } from '#checking/report.ts';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** "Medborgarlöfte för Norrby 2017", "… för Norrby och Söderby 2018–2019", "… för hela kommunen juli 2018–juni 2020". */
export function promiseTitle(areas: readonly string[], period: Dates): string {
  const where = areas.length === 0 ? 'hela kommunen' : listed(areas);
  const shown = where.length > 300 ? `${areas.length} områden` : where;
  return `Medborgarlöfte för ${shown} ${periodTitle(period)}`;
}

/** A period in few words: "2017", "2018–2019", "juli 2018–juni 2020". */
function periodTitle({ from, to }: Dates): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return first === last ? first : `${first}–${last}`;
  const month = (day: string): string => `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
  return month(from) === month(to) ? month(from) : `${month(from)}–${month(to)}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} och ${last}`;
}
