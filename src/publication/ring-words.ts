import { ringCount, type RingPoint, type RingWords } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { countIn, listIn, numberIn } from '#platform/texts/local-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';
import type { LegendWords } from '#documents/legend-words.ts';
import { stateWord } from '#publication/state-words.ts';
import { stateTally } from '#publication/state-tally.ts';

/** What stands in the middle of the ring, in a language. */
export function ringWords(lang: Lang, points: readonly RingPoint[]): RingWords {
  const say = saying(lang);
  const { what, yes, of } = ringCount(points);
  if (what === 'all') return { count: numberIn(lang, of), unit: say(m.page_unit_points, countIn(lang, of)) };
  const unit =
    what === 'on-way'
      ? say(m.page_unit_on_way)
      : say(what === 'kept' ? m.page_unit_kept : m.page_unit_done, countIn(lang, of));
  return { count: say(m.page_ring_count, { yes: numberIn(lang, yes), of: numberIn(lang, of) }), unit };
}

/** The ring in words, its text alternative: in Swedish with whose the points are, in other languages how they go. */
export function ringSentenceIn(lang: Lang, points: readonly RingPoint[]): string {
  if (lang === 'sv') return ringSentence(points);
  const say = saying(lang);
  if (points.length === 0) return say(m.page_headline_empty);
  const counted = say(m.page_points, countIn(lang, points.length));
  const tally = stateTally(points, lang);
  const unstated = tally.length === 1 && tally[0]?.state === 'not-stated';
  const carried = points.filter(({ carriedOver }) => carriedOver).length;
  const states = listIn(
    lang,
    tally.map(({ words }) => words),
  );
  return [
    unstated ? say(m.page_ring_unstated, { points: counted }) : say(m.page_ring_sentence, { points: counted, states }),
    ...(carried === 0 ? [] : [say(m.page_ring_carried, countIn(lang, carried))]),
  ].join(' ');
}

/** What the legend of the ring says: whose, what goes on, and how it goes. */
export function legendWords(lang: Lang): LegendWords {
  const say = saying(lang);
  return {
    municipality: say(m.page_legend_municipality),
    police: say(m.page_legend_police),
    other: say(m.page_legend_other),
    carried: say(m.page_legend_carried),
    state: (state) => stateWord(lang, state),
  };
}
