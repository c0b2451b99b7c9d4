import { ringCount, type RingPoint } from '#documents/promise-ring.ts';
import { countIn, numberIn } from '#platform/texts/local-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';

const SENTENCES = {
  kept: { all: m.page_headline_kept_all, some: m.page_headline_kept_some, none: m.page_headline_kept_none },
  wholly: { all: m.page_headline_wholly_all, some: m.page_headline_wholly_some, none: m.page_headline_wholly_none },
  done: { all: m.page_headline_done_all, some: m.page_headline_done_some, none: m.page_headline_done_none },
  'on-way': { all: m.page_headline_on_way_all, some: m.page_headline_on_way_some, none: m.page_headline_on_way_none },
} as const;

/**
 * The promise in one sentence, from the same count that stands in the middle of the ring. Who reads nothing else knows
 * how it went; what nobody has said is said not to be known. `told`: somebody has told what was done, in words.
 */
export function headline(
  points: readonly RingPoint[],
  { ended, told, lang = 'sv' }: { readonly ended: boolean; readonly told: boolean; readonly lang?: Lang },
): string {
  const say = saying(lang);
  const { length } = points;
  if (length === 0) return say(m.page_headline_empty);
  const { what, yes, of } = ringCount(points);
  if (what !== 'all') {
    const { all, some, none } = SENTENCES[what === 'kept' && points.some(isPartlyKept) ? 'wholly' : what];
    if (yes === of) return say(all, countIn(lang, of));
    return yes === 0 ? say(none, countIn(lang, of)) : say(some, { ...countIn(lang, yes), of: numberIn(lang, of) });
  }
  const silent = points.filter(({ lanes }) => lanes.every(({ state }) => state === 'silence')).length;
  if (silent === length) return say(m.page_headline_silent, countIn(lang, length));
  if (!ended) return say(m.page_headline_promised, countIn(lang, length));
  return say(told ? m.page_headline_told : m.page_headline_untold, countIn(lang, length));
}

/** Kept in part, or by some of its owners: "hölls inte" would be untrue of it. */
function isPartlyKept({ lanes }: RingPoint): boolean {
  const kept = lanes.filter(({ state }) => state === 'kept').length;
  return lanes.some(({ state }) => state === 'partly-kept') || (kept > 0 && kept < lanes.length);
}
