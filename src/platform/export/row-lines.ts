import { canonicalJson } from '#platform/canonical-json.ts';
import { toJson, type Column } from '#platform/export/columns.ts';

/*
 * A table as JSON is a list with one row a line, each row's names in order: it can be read a line at a time, compared
 * line by line, and is the same bytes for the same rows.
 */

/** The text of `rows`, given how many there were before them. */
export function rowLines(
  columns: readonly Column[],
  rows: readonly (readonly (string | null)[])[],
  before: number,
): string {
  return rows
    .map((texts, index) => {
      const row = Object.fromEntries(columns.map((column, i) => [column.name, toJson(column, texts[i] ?? null)]));
      return `${before + index === 0 ? '[\n' : ',\n'}${canonicalJson(row)}`;
    })
    .join('');
}

/** What ends the list. */
export function rowsEnd(count: number): string {
  return count === 0 ? '[]\n' : '\n]\n';
}

/**
 * The row that a line of such a file holds, or undefined for the lines that begin and end the list.
 * @throws Error where it is neither
 */
export function rowOf(line: string): unknown {
  if (line === '[' || line === ']' || line === '[]') return undefined;
  return JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
}
