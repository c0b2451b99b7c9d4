/** A piece of a block's text, and the numbers of the findings that quote it. */
export type MarkedPiece = {
  readonly text: string;
  readonly findings: readonly number[];
  readonly ends: readonly number[];
};

/**
 * Cuts a text where quotes begin and end, so that overlapping quotes can be shown too. `ends` holds the findings whose
 * quote ends with the piece. A quote that does not stand in the text marks nothing; one that stands there several
 * times marks the first place.
 */
export function markedText(
  text: string,
  quotes: readonly { readonly no: number; readonly quote: string | null }[],
): MarkedPiece[] {
  const spans = quotes.flatMap(({ no, quote }) => {
    const from = quote === null || quote === '' ? -1 : text.indexOf(quote);
    return from < 0 || quote === null ? [] : [{ no, from, to: from + quote.length }];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    return {
      text: text.slice(from, to),
      findings: spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.no),
      ends: spans.filter((span) => span.to === to).map((span) => span.no),
    };
  });
}
