import { withoutUnseenSigns } from '#platform/unseen-signs.ts';
import { directionOf, type Lang } from '#platform/texts/languages.ts';

/** How days and numbers are written. In Arabic with the digits 0-9, as authorities in Sweden write it. */
const FORMATS: Readonly<Record<Lang, string>> = {
  sv: 'sv-SE',
  'sv-x-lattlast': 'sv-SE',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  so: 'so-SO',
};
const NBSP = '\u00a0';

/** '2026-05-03' -> "3 maj 2026", kept on one line. */
export function dayIn(lang: Lang, day: string): string {
  const format = new Intl.DateTimeFormat(FORMATS[lang], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', NBSP);
}

/** When something happened, by the clock in Sweden: "3 maj 2026 kl. 14:05". */
export function momentIn(lang: Lang, at: Date): string {
  const format = new Intl.DateTimeFormat(FORMATS[lang], {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'Europe/Stockholm',
  });
  return format.format(at).replaceAll(/\s/g, NBSP);
}

/** What a message with plural forms asks for: the count that chooses the form, and how it is written. */
export function countIn(lang: Lang, count: number): { readonly count: number; readonly number: string } {
  return { count, number: new Intl.NumberFormat(FORMATS[lang]).format(count) };
}

/**
 * A name in the midst of a sentence: on one line, without signs that turn the direction of writing. In a language written
 * from the right it is fenced off (Unicode's FSI and PDI), so that its letters and the sentence's do not change places.
 */
export function nameIn(lang: Lang, name: string): string {
  return fencedIn(lang, withoutUnseenSigns(name.replace(/\s+/gu, ' ')));
}

/** Words of any language in a sentence of this one, such as "60 trafikkontroller" in Arabic: fenced off as names are. */
export function fencedIn(lang: Lang, words: string): string {
  return directionOf(lang) === 'rtl' ? `\u2068${words}\u2069` : words;
}

/**
 * Words with the years of a period in them. In a language written from the right these run from the right everywhere, also
 * where a Swedish name just before would turn them (Unicode's RLI and PDI): "2018–2019" is read alike in all places.
 */
export function yearsIn(lang: Lang, words: string): string {
  return directionOf(lang) === 'rtl' ? words.replaceAll(/\d{4}–\d{4}/g, '\u2067$&\u2069') : words;
}

/** A stretch of days, or of whole months, both ends inclusive: "3–14 May 2017", "July 2018 – June 2020". */
export function rangeIn(
  lang: Lang,
  { from, to }: { readonly from: string; readonly to: string },
  months: boolean,
): string {
  const parts = months ? ({ month: 'long', year: 'numeric' } as const) : ({ dateStyle: 'long' } as const);
  const format = new Intl.DateTimeFormat(FORMATS[lang], { ...parts, timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)).replaceAll(' ', NBSP);
}

/** A number as it is written: "1 200", "0,5". At most four decimals. */
export function numberIn(lang: Lang, value: number): string {
  return new Intl.NumberFormat(FORMATS[lang], { maximumFractionDigits: 4 }).format(value);
}

/** "a, b och c". */
export function listIn(lang: Lang, parts: readonly string[]): string {
  return new Intl.ListFormat(FORMATS[lang], { type: 'conjunction' }).format(parts);
}
