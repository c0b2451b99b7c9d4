import type { ReportPoint } from '#checking/report.ts';
import { figuresIn } from '#reading/points/figures.ts';

/**
 * A point whose results were written anew, with the figures that they now tell: read from the words that changed, as
 * they were for the others. A figure that stands in no result stays.
 */
export function revisedFigures(before: ReportPoint, after: ReportPoint): ReportPoint {
  if (before.results === after.results) return after;
  const was = before.results.map(({ text }) => text);
  const now = after.results.map(({ text }) => text);
  const stays = (quote: string): boolean =>
    now.some((text) => was.includes(text) && text.includes(quote)) || !was.some((text) => text.includes(quote));
  const fresh = now.filter((text) => !was.includes(text)).flatMap((text) => figuresIn(text, after.text));
  return { ...after, figures: [...before.figures.filter(({ quote }) => stays(quote)), ...fresh] };
}
