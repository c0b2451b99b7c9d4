import { phrase } from '#reading/phrase.ts';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
const SHORT = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ');
const MONTH = String.raw`(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?`;
const ORDINALS = ['första', 'andra', 'tredje', 'fjärde'];

export type FollowUpPeriod = {
  /** 'T2 2023', '2017 H1', '2017-05', 'Q1 2018', '2018'; a part without a year where the words name none ('T2'). */
  readonly label: string;
  /** Whether the year is in the label. */
  readonly dated: boolean;
};

/**
 * The follow-up period that words name: tertial (its common misspelling "tartial" too), half-year, quarter, month or
 * whole year. `year` is used where the words name none. Null where they name no period, or one that the report format
 * has no form for.
 */
export function followUpPeriod(words: string, year: number | null): FollowUpPeriod | null {
  const text = words
    .toLowerCase()
    .replace(/\u00a0/g, ' ')
    .trim();
  // "Medborgarlöftet 2024–2025, första halvåret 2025": the years of a span are the promise's, not the part's.
  const outside = text.replace(YEARS, ' ');
  const spans = outside !== text;
  const stated =
    /(?<!\d)(20\d\d|19\d\d)(?!\d)/.exec(outside)?.[1] ??
    shortYear(outside) ??
    (year === null || spans ? null : String(year));
  const part = partOfYear(text);
  if (part === null) return wholeYear(text);
  if (stated === null) return { label: part.replace(/^-/, ''), dated: false };
  if (/^[TQ]/.test(part)) return { label: `${part} ${stated}`, dated: true };
  return { label: part.startsWith('-') ? `${stated}${part}` : `${stated} ${part}`, dated: true };
}

const YEARS = /(?<!\d)(?:20|19)\d\d\s*(?:–|-|—|\/|och|till(?: och med)?)\s*(?:(?:20|19)\d\d|1[3-9]|[2-9]\d)(?![\d-])/gu;

function shortYear(text: string): string | null {
  const digits = /(?:^|\s)(?:t|tertial|q|h|kvartal)\s?\d[\s,/-]*[’'-]?(\d\d)$/.exec(text)?.[1];
  return digits === undefined ? null : `20${digits}`;
}

/** 'T2', 'H1', 'Q3' or '-05'. */
function partOfYear(text: string): string | null {
  return (
    nth(text, 't[ae]rtial(?:et|s|en|rapport|uppföljning)?', 't', 'T', 3) ??
    nth(text, 'halvår(?:et|srapport|suppföljning|s)?', 'h', 'H', 2) ??
    nth(text, 'kvartal(?:et|srapport|suppföljning|s)?', 'q|kv', 'Q', 4) ??
    months(text)
  );
}

function nth(text: string, word: string, letter: string, mark: string, most: number): string | null {
  const named = phrase(
    String.raw`(?:${word}) ?(?:nr\.? ?)?(\d|i{1,3})|(\d)(?::?[ae])? ?(?:${word})|(första|andra|tredje|fjärde) (?:${word})|(?:${letter}) ?(\d)`,
  ).exec(text);
  const found = named?.[1] ?? named?.[2] ?? named?.[3] ?? named?.[4];
  if (found === undefined) return null;
  const number = /^i+$/.test(found)
    ? found.length
    : ORDINALS.includes(found)
      ? ORDINALS.indexOf(found) + 1
      : Number(found);
  return number >= 1 && number <= most ? `${mark}${number}` : null;
}

const SPANS: Readonly<Record<string, string>> = {
  '0-3': 'T1', '4-7': 'T2', '8-11': 'T3', '0-5': 'H1', '6-11': 'H2', '0-2': 'Q1', '3-5': 'Q2', '6-8': 'Q3', '9-11': 'Q4',
}; // prettier-ignore

function months(text: string): string | null {
  const iso = /(?<!\d)20\d\d-(0[1-9]|1[0-2])(?![\d-])/.exec(text)?.[1];
  if (iso !== undefined) return `-${iso}`;
  const span = phrase(
    String.raw`(${MONTH})(?: (20\d\d))?\s*(?:–|-|—|till och med|t\.?o\.?m\.?|till|och)\s*(?:den )?(\d{1,2} )?(${MONTH})(?: (20\d\d))?`,
  ).exec(text);
  if (span !== null) {
    const [, first, from, day, last, to] = span;
    // "juli 2018–december 2019" is a year and a half.
    if ((from !== undefined && to !== undefined && from !== to) || (day !== undefined && Number(day) < 28)) return null;
    return SPANS[`${monthNumber(first ?? '')}-${monthNumber(last ?? '')}`] ?? null;
  }
  const single = phrase(String.raw`(${MONTH})`).exec(text)?.[1];
  if (single === undefined || /(?<!\d)\d{1,2}(?::?e)? *$/.test(text.slice(0, text.indexOf(single)))) return null;
  return `-${String(monthNumber(single) + 1).padStart(2, '0')}`;
}

function monthNumber(word: string): number {
  const bare = word.replace('.', '');
  const full = MONTHS.indexOf(bare);
  return full >= 0 ? full : SHORT.indexOf(bare.slice(0, 3));
}

function wholeYear(text: string): FollowUpPeriod | null {
  const year = /^(?:(?:uppföljning|resultat|utfall|hel)?(?:år(?:et)?|)\s*)?(20\d\d)$/.exec(text)?.[1];
  return year === undefined ? null : { label: year, dated: true };
}
