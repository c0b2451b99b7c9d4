import type { Dates } from '#checking/report.ts';
import { DAY, MONTH, iso, lastDay, monthNumber, readDay } from '#reading/frame/dates.ts';
import { latin } from '#reading/latin.ts';
import { countOf } from '#reading/points/number-words.ts';

export type FoundPeriod = {
  readonly dates: Dates;
  /** Where in the text it begins and ends (exclusive). */
  readonly start: number;
  readonly end: number;
  /** Days and months say more than years do. */
  readonly form: 'days' | 'months' | 'years' | 'year' | 'half-year';
};

const YEAR = '(?<!\\d)(?:19|20)\\d{2}(?![\\d])';
const TO = String.raw`\s*(?:–|-|‑|—|--|\/|till och med|t\.?\s?o\.?\s?m\.?|till|och|samt)\s*`;

const DAYS = latin(
  new RegExp(
    String.raw`(?<a>${DAY}|(?:den\s+)?\d{1,2}(?:\s?:?[ea])?\s+${MONTH})\s*,?\s*(?:–|-|‑|—|--|till och med|t\.?\s?o\.?\s?m\.?|till|fram till)\s*(?:och med\s+)?(?<b>${DAY})`,
    'giu',
  ),
);
const BETWEEN = latin(
  new RegExp(String.raw`mellan\s+(?<a>${DAY}|(?:den\s+)?\d{1,2}\s+${MONTH})\s+och\s+(?<b>${DAY})`, 'giu'),
);
const MONTHS = latin(
  new RegExp(
    String.raw`(?<!\d\.?\s)(?<!\p{L})(?<am>${MONTH})(?:\s+(?<ay>${YEAR}))?${TO.replace('|och|samt', '')}(?:och med\s+)?(?<bm>${MONTH})\s+(?<by>${YEAR})`,
    'giu',
  ),
);
const YEARS = latin(new RegExp(String.raw`(?<a>${YEAR})${TO}(?:år\s+)?(?<b>${YEAR}|\d{2}(?!\d))`, 'giu'));
const HALF = latin(new RegExp(String.raw`(?<which>första|andra|1:a|2:a)\s+halvåret\s+(?<year>${YEAR})`, 'giu'));
/** Terms run from one half-year into the next: "höstterminen 2022 – vårterminen 2023", "läsåret 2022/23". */
const TERMS = latin(
  new RegExp(
    String.raw`(?<a>höst|vår)(?:en|terminen)(?:\s+(?<ay>${YEAR}))?${TO}(?<b>höst|vår)(?:en|terminen)\s+(?<by>${YEAR})|läsåret\s+(?<sa>${YEAR})\s*[/–-]\s*(?<sb>${YEAR}|\d{2}(?!\d))`,
    'giu',
  ),
);
const ISO_MONTHS = latin(
  /(?<![\d-])(?<ay>(?:19|20)\d{2})-(?<am>0[1-9]|1[0-2])\s*(?:–|—|--|\s-\s|till och med|t\.?o\.?m\.?|till)\s*(?<by>(?:19|20)\d{2})-(?<bm>0[1-9]|1[0-2])(?![-\d])/giu,
);
/** "från den 1 maj 2022 och två år framåt", "i två år från den 1 maj 2022". */
const LASTING = latin(
  new RegExp(
    String.raw`(?:från (?:och med )?)(?<a>${DAY})\s+(?:och|samt|i)\s+(?<n>ett|två|tre|fyra|fem|[1-5]) år(?:\s+framåt)?|(?<m>ett|två|tre|fyra|fem|[1-5]) år (?:från|räknat från|från och med) (?:den )?(?<c>${DAY})`,
    'giu',
  ),
);
const SINGLE = latin(new RegExp(YEAR, 'gu'));

/** Every period that the text names, in order; a range is one period, not two years. Both ends inclusive. */
export function findPeriods(text: string): FoundPeriod[] {
  const found: FoundPeriod[] = [];
  for (const match of [...text.matchAll(DAYS), ...text.matchAll(BETWEEN)]) {
    const to = readDay(match.groups?.['b'] ?? '');
    const a = match.groups?.['a'] ?? '';
    const from = readDay(a) ?? (to === null ? null : readDay(`${a} ${to.slice(0, 4)}`));
    add(found, match, from, to, 'days');
  }
  for (const match of text.matchAll(LASTING)) {
    const { a = '', n = '', m = '', c = '' } = match.groups ?? {};
    const from = readDay(a || c);
    if (from !== null) add(found, match, from, dayBefore(from, countOf(n || m) ?? 1), 'days');
  }
  for (const match of text.matchAll(TERMS)) {
    const { a = 'höst', ay, b = 'vår', by = '', sa, sb = '' } = match.groups ?? {};
    const first = sa ?? ay ?? by;
    const last = sa === undefined ? by : sb.length === 2 ? sa.slice(0, 2) + sb : sb;
    add(
      found,
      match,
      `${first}-${/höst/iu.test(a) ? '07' : '01'}-01`,
      `${last}-${/höst/iu.test(b) ? '12-31' : '06-30'}`,
      'months',
    );
  }
  for (const match of text.matchAll(ISO_MONTHS)) {
    const { ay = '', am = '', by = '', bm = '' } = match.groups ?? {};
    add(found, match, `${ay}-${am}-01`, `${by}-${bm}-${lastDay(Number(by), Number(bm))}`, 'months');
  }
  for (const match of text.matchAll(MONTHS)) {
    const toYear = Number(match.groups?.['by']);
    const toMonth = monthNumber(match.groups?.['bm'] ?? '') ?? 0;
    const fromYear = Number(match.groups?.['ay'] ?? toYear);
    const from = iso(fromYear, monthNumber(match.groups?.['am'] ?? '') ?? 0, 1);
    add(found, match, from, iso(toYear, toMonth, lastDay(toYear, toMonth)), 'months');
  }
  for (const match of text.matchAll(HALF)) {
    const year = match.groups?.['year'] ?? '';
    const first = /första|1/i.test(match.groups?.['which'] ?? '');
    add(
      found,
      match,
      first ? `${year}-01-01` : `${year}-07-01`,
      first ? `${year}-06-30` : `${year}-12-31`,
      'half-year',
    );
  }
  for (const match of text.matchAll(YEARS)) {
    if (isPartOfDate(text, match)) continue;
    const a = match.groups?.['a'] ?? '';
    const b = match.groups?.['b'] ?? '';
    const to = b.length === 2 ? a.slice(0, 2) + b : b;
    // "2017-05" is a month and "2018-98" a registry number; "2018-19" is two years only when it follows on.
    if (b.length === 2 && (Number(to) <= Number(a) || Number(to) > Number(a) + 10)) continue;
    add(found, match, `${a}-01-01`, `${to}-12-31`, 'years');
  }
  for (const match of text.matchAll(SINGLE)) {
    if (!isPartOfDate(text, match)) add(found, match, `${match[0]}-01-01`, `${match[0]}-12-31`, 'year');
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The day before the same date so many years later. */
function dayBefore(from: string, years: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  if (day > 1) return iso(year + years, month, Math.min(day - 1, lastDay(year + years, month))) ?? from;
  return month > 1
    ? (iso(year + years, month - 1, lastDay(year + years, month - 1)) ?? from)
    : `${year + years - 1}-12-31`;
}

function add(
  found: FoundPeriod[],
  match: RegExpExecArray,
  from: string | null,
  to: string | null,
  form: FoundPeriod['form'],
): void {
  const start = match.index;
  const end = start + match[0].length;
  if (from === null || to === null || from > to) return;
  if (found.some((other) => start < other.end && other.start < end)) return;
  found.push({ dates: { from, to }, start, end, form });
}

/** Longer than any date, and than an address before the year in it; a text of many years stays quick. */
const NEAR = 200;

/** Part of a date, of a registry number ("KS 2018-98"), of a law ("2023:196") or of an address. */
function isPartOfDate(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - NEAR), match.index);
  const after = text.slice(match.index + match[0].length);
  if (/^[-‑:./]\d/u.test(after) && !/^[-‑–/]\d{4}(?!\d)/u.test(after)) return true;
  if (/\d[-‑.:/]$/u.test(before)) return true;
  if (latin(new RegExp(String.raw`\d{1,2}(?:\s?:?[ea]|\.)?\s+${MONTH},?\s+$`, 'iu')).test(before)) return true;
  if (/(?:\d{1,2}\/\d{1,2}\s+|\b(?:dnr|diarienummer|KS|KF|KSN|KSF)[ .:]*)$/iu.test(before)) return true;
  return /(?:https?:\/\/|www\.)\S*$/iu.test(before);
}
