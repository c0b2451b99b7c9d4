import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { countIn, listIn, numberIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PeriodPage, PeriodPoint } from '#publication/period-page.ts';
import { countedWords } from '#publication/state-words.ts';

type Told = { readonly lead: string; readonly rest: string };

/**
 * A period in a sentence: how many points have come to another status than after the period before, and to which; for the
 * first, how many were told of. `rest`: who has said nothing, and whether answers may still come.
 */
export function periodHeadline(lang: Lang, { points, previous }: Pick<PeriodPage, 'points' | 'previous'>): Told {
  const say = saying(lang);
  const answered = (...kinds: readonly string[]): number =>
    points.filter(({ answers }) => answers.some(({ kind }) => kinds.includes(kind))).length;
  const told = answered('report', 'nothing-to-report');
  const silent = answered('silence', 'late');
  const of = numberIn(lang, points.length);
  const toldWords = told === 0 ? say(m.page_period_untold) : say(m.page_period_told, { ...countIn(lang, told), of });
  return {
    lead: previous === null ? toldWords : changeWords(lang, points, previous.text),
    rest: [
      ...(previous === null ? [] : [toldWords]),
      ...(silent === 0 ? [] : [say(m.page_period_silent, countIn(lang, silent))]),
      ...(answered('waiting') === 0 ? [] : [say(m.page_period_waiting)]),
    ].join(' '),
  };
}

/** A point counts once for each status that one of its owners has come to. */
function changeWords(lang: Lang, points: readonly PeriodPoint[], before: string): string {
  const say = saying(lang);
  const states = (Object.keys(STATE_LOOK) as PointState[]).flatMap((state) => {
    const count = points.filter(({ changes }) => changes.some(({ to }) => to === state)).length;
    return count === 0 ? [] : [countedWords(lang, count, state)];
  });
  return states.length === 0
    ? say(m.page_period_same, { before })
    : say(m.page_period_changed, { before, states: listIn(lang, states) });
}
