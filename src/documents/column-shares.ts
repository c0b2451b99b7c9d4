/** A column is never narrower than this many letters, nor reckoned wider than that: long texts wrap. */
const NARROWEST = 7;
const WIDEST = 40;

/** How much of a table's width each column gets, from its longest text; the shares make 1. */
export function columnShares(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const lengths = head.map((title, column) => {
    const longest = Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0));
    return Math.min(Math.max(longest, NARROWEST), WIDEST);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => length / total);
}
