import { m } from '#platform/texts/compiled/messages.js';
import { directionOf, type Lang } from '#platform/texts/languages.ts';
import { fencedIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PromiseCard } from '#publication/model-parts.ts';

/** When and where a promise holds, as its card says it: "2018–2019, Humleslätten, Gamla hamnen". */
export function whenAndWhere(lang: Lang, { period, areas }: Pick<PromiseCard, 'period' | 'areas'>): string {
  const where = areas.map(({ text }) => fencedIn(lang, text));
  const parts = [period.words, ...(where.length === 0 ? [saying(lang)(m.page_whole_small)] : where)];
  return parts.join(directionOf(lang) === 'rtl' ? '، ' : ', ');
}
