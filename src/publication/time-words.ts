import { periodWords } from '#checking/day-words.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Dates } from '#checking/report.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { rangeIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { isMonthEnd } from '#publication/period-address.ts';

/** The shortest way to say a period, both ends inclusive: "2017", "2018–2019", "July 2018–June 2020", "3–14 May 2017". */
export function periodIn(lang: Lang, { from, to }: Dates): string {
  if (lang === 'sv' || lang === 'sv-x-lattlast') return periodWords({ from, to });
  if (from.endsWith('-01-01') && to.endsWith('-12-31'))
    return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;
  return rangeIn(lang, { from, to }, from.endsWith('-01') && isMonthEnd(to));
}

/** A round's label as a reader says it: 'T2 2018' -> "tertial 2 2018", '2017-05' -> "maj 2017". */
export function labelIn(lang: Lang, label: string): string {
  if (lang === 'sv' || lang === 'sv-x-lattlast') return periodLabelWords(label);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (month !== null) return rangeIn(lang, { from: `${label}-01`, to: `${label}-01` }, true);
  const [, first = '', part = '', number = '', last = ''] = /^(?:(\d{4}) )?([TQH])(\d)(?: (\d{4}))?$/.exec(label) ?? [];
  const [say, year] = [saying(lang), first || last];
  if (part === 'T') return say(m.page_tertial, { number, year });
  if (part === 'Q') return say(m.page_quarter, { number, year });
  if (part === 'H') return say(number === '1' ? m.page_half_first : m.page_half_second, { year });
  return label;
}
