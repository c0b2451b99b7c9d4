import type { ReportPoint } from '#checking/report.ts';
import { figuresIn } from '#reading/points/figures.ts';

/**
 * A point whose results were written anew, with the figures that they now tell: read from the words that changed, as
 * they were for the others. A figure that stands in no result stays.
 */
export function revisedFigures(before: ReportPoint, after: ReportPoint): ReportPoint {
  if (before.results === after.results) return after;
  const had = new Set(before.results.map(({ text }) => text));
  const told = after.results.flatMap(({ text }) =>
    had.has(text) ? before.figures.filter(({ quote }) => text.includes(quote)) : figuresIn(text, after.text),
  );
  const loose = before.figures.filter(({ quote }) => !before.results.some(({ text }) => text.includes(quote)));
  return { ...after, figures: [...loose, ...told.filter((figure, index) => told.indexOf(figure) === index)] };
}
