/** A statement takes at most 65,535 values, and no table of ours has a hundred columns. */
const ROWS_AT_A_TIME = 500;

/** Rows in parts that one statement each can insert, in their order. */
export function rowParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME)
    parts.push(rows.slice(start, start + ROWS_AT_A_TIME));
  return parts;
}
