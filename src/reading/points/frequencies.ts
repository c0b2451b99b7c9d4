import type { Per } from '#checking/report.ts';
import { phrase } from '#reading/phrase.ts';

export type Frequency = { readonly value: number; readonly per: Per; readonly start: number; readonly end: number };

const DAYS = '(?:mån|tis|ons|tors|fre|lör|sön)dag';
const PER_UNIT: readonly (readonly [Per, number, string])[] = [
  ['day', 1, 'dygn(?:et)?|dag(?:en)?|natt(?:en)?|kväll(?:en)?|vardag|skoldag'],
  ['week', 1, `vecka(?:n)?|helg(?:en)?|${DAYS}(?:s?(?:kväll|natt|morgon|eftermiddag))?`],
  ['month', 1, 'månad(?:en)?|mån'],
  ['tertial', 1, 't[ae]rtial(?:et)?'],
  ['year', 1, 'år(?:et)?'],
  ['year', 2, 'termin(?:en)?|halvår(?:et)?'],
  ['year', 4, 'kvartal(?:et)?'],
];
const ADJECTIVES: readonly (readonly [Per, number, string])[] = [
  ['day', 1, 'daglig(?:a|en|t)?|dagligdags'],
  ['week', 1, 'veckovis(?:a|t)?|veckovisa|veckoliga'],
  ['month', 1, 'månadsvis(?:a|t)?|månatlig(?:a|en|t)?|månadsvisa'],
  ['tertial', 1, 'tertialvis(?:a|t)?'],
  ['year', 1, 'årlig(?:a|en|t)?|årsvis(?:a)?'],
  ['year', 4, 'kvartalsvis(?:a)?'],
  ['year', 2, 'terminsvis(?:a)?|halvårsvis(?:a)?'],
];
const PARTS: Readonly<Record<string, number>> = { annan: 1 / 2, tredje: 1 / 3, fjärde: 1 / 4 };

/**
 * The rhythm that stands right after a count: "i veckan", "per tertial", "varje dygn", "om året", "/vecka".
 * `start` and `end` are indexes in `after`; null where the count is followed by something else.
 */
export function rhythmAfter(after: string): { per: Per; times: number; end: number } | null {
  for (const [per, times, unit] of PER_UNIT) {
    const match = new RegExp(
      String.raw`^\s*(?:(?:per|i|om|varje|under varje|på en)\s+|\/\s*)(?:${unit})(?![\p{L}\d])`,
      'iu',
    ).exec(after);
    // "i natt", "i helgen", "i år" are times, not rhythms.
    if (
      match === null ||
      /^\s*i\s+(natt|kväll|dag|år|år|helgen|helg|tertial\w*|termin\w*|kvartal\w*|dygn|vecka|månad)$/iu.test(match[0])
    )
      continue;
    return { per, times, end: match[0].length };
  }
  return null;
}

/** The rhythm that a sentence states anywhere after `from`: "… genomförs varje dygn". Null if none. */
export function rhythmIn(text: string, from = 0): { per: Per; times: number } | null {
  for (const [per, times, unit] of PER_UNIT) {
    if (
      phrase(String.raw`(?:per|varje|(?:i|om)(?=\s(?:veckan|månaden|året|dagen|dygnet)))\s+(?:${unit})`).test(
        text.slice(from),
      )
    )
      return { per, times };
  }
  for (const [per, times, words] of ADJECTIVES) if (phrase(words).test(text.slice(from))) return { per, times };
  return null;
}

/** Frequencies that hold no count of their own: "varje vecka", "dagligen", "varannan vecka", "veckovisa". In order. */
export function bareFrequencies(text: string): (Frequency & { readonly adjective: boolean })[] {
  const found: (Frequency & { adjective: boolean })[] = [];
  for (const [per, times, unit] of PER_UNIT) {
    for (const match of text.matchAll(
      phrase(
        String.raw`(?:varje|varenda)\s+(?:${unit})|(?:varannan|vartannat|var tredje|vart tredje|var fjärde|vart fjärde)\s+(?:${unit})`,
        'giu',
      ),
    )) {
      // "varje fredag- och lördagskväll": two days.
      const rest = text.slice(match.index + match[0].length);
      const pair = /^-?\s?(?:-|och|samt)\s?(?:och\s)?(?:mån|tis|ons|tors|fre|lör|sön)dag\p{L}*/iu.exec(rest);
      const part =
        PARTS[/(annan|annat|tredje|fjärde)/iu.exec(match[0])?.[1]?.toLowerCase().replace('annat', 'annan') ?? ''] ?? 1;
      const end = match.index + match[0].length + (pair?.[0].length ?? 0);
      found.push({ value: times * part * (pair === null ? 1 : 2), per, start: match.index, end, adjective: false });
    }
  }
  for (const [per, times, words] of ADJECTIVES) {
    for (const match of text.matchAll(phrase(words, 'giu'))) {
      const end = match.index + match[0].length;
      found.push({ value: times, per, start: match.index, end, adjective: /(?:a|lig)$/iu.test(match[0]) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
