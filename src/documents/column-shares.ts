import { textWidth } from '#documents/text-width.ts';

/** How many small letters a whole table is wide, at 10 points on our pages, and what parts two columns. */
export const TABLE_WIDTH = 78;
const GAP = 3;
/** Longer texts wrap: they ask for no more room than this. */
const WIDEST = 40;

/**
 * How much of a table's width each column gets; the shares make 1. Each gets room for its longest word, as far as no
 * column thereby takes more than its part from the others; what is left goes by the longest texts.
 */
export function columnShares(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const texts = head.map((title, column) => [title, ...rows.map((row) => row[column] ?? '')]);
  const widths = wordRoom(texts.map(longestWord));
  const wishes = texts.map((cells) => Math.min(Math.max(...cells.map(textWidth)), WIDEST) + GAP);
  const left = TABLE_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  const wished = wishes.reduce((sum, wish) => sum + wish, 0);
  return widths.map((width, column) => (width + ((wishes[column] ?? 0) / wished) * left) / TABLE_WIDTH);
}

function longestWord(cells: readonly string[]): number {
  return Math.max(...cells.flatMap((text) => text.split(/ +/)).map(textWidth)) + GAP;
}

/** The columns that need least get what they need; those that need more than their part share what is left alike. */
function wordRoom(needs: readonly number[]): number[] {
  const inOrder = needs.map((need, column) => ({ need, column })).toSorted((a, b) => a.need - b.need);
  const widths = needs.map(() => 0);
  let left = TABLE_WIDTH;
  for (const [done, { need, column }] of inOrder.entries()) {
    const width = Math.min(need, left / (needs.length - done));
    widths[column] = width;
    left -= width;
  }
  return widths;
}
