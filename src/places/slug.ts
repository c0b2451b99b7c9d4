import type { Dates } from '#checking/report.ts';

const LONGEST_SLUG = 80;

/**
 * Words as a part of an address: a-z, 0-9 and hyphens; å and ä become a, ö becomes o; at most `longest` characters, cut
 * at a word. Empty where the words hold no letter or digit that can be written so.
 */
export function slugOf(words: string, longest = LONGEST_SLUG): string {
  const slug = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  return (cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, longest)).replace(/-$/, '');
}

/** 'skaggetorp-2017', 'norrby-soderby-2018-2019', 'kommunen-2018-07-2020-06': areas in the promise's order, then the period. */
export function promiseSlug(areas: readonly string[], period: Dates): string {
  const when = periodSlug(period);
  const where = areas.map((area) => slugOf(area)).filter((part) => part !== '');
  return `${slugOf(where.length === 0 ? 'kommunen' : where.join('-'), LONGEST_SLUG - when.length - 1)}-${when}`;
}

function periodSlug({ from, to }: Dates): string {
  const [firstYear, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return `${from.slice(0, 7)}-${to.slice(0, 7)}`;
  return firstYear === lastYear ? firstYear : `${firstYear}-${lastYear}`;
}

/** The wanted slug, or the first of `wanted-2`, `wanted-3` … that nobody has; still at most 80 characters. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let no = 2; ; no += 1) {
    const end = `-${no}`;
    const slug = `${slugOf(wanted, LONGEST_SLUG - end.length)}${end}`;
    if (!taken.has(slug)) return slug;
  }
}
