import { joinWrapped } from '#reading/blocks/join-lines.ts';

export type TextTable = {
  readonly rows: readonly (readonly string[])[];
  readonly headerRows: number;
};

/** A line of signs that only draws a table: "+----+----+", "|---|:--:|". */
const RULE = /^\s*[|+]?[\s:|+=-]*[-=]{2,}[\s:|+=-]*$/u;

/** The table that a paragraph's lines are, drawn with bars or parted by tabs; null where they are no clear table. */
export function readTextTable(lines: readonly string[]): TextTable | null {
  return barTable(lines) ?? tabTable(lines) ?? alignedTable(lines);
}

function barTable(lines: readonly string[]): TextTable | null {
  const drawn = lines.filter((line) => line.includes('|'));
  const words = drawn.filter((line) => !RULE.test(line));
  if (words.length < 2 || lines.some((line) => !line.includes('|') && !RULE.test(line))) return null;
  const rows = words.map((line) => cellsOf(line.trim().replace(/^\||\|$/g, ''), '|'));
  if (!sameWidth(rows)) return null;
  const firstWords = lines.findIndex((line) => !RULE.test(line));
  const ruled = RULE.test(lines[firstWords + 1] ?? '') && lines.filter((line) => RULE.test(line)).length <= 3;
  return { rows, headerRows: ruled ? 1 : 0 };
}

function tabTable(lines: readonly string[]): TextTable | null {
  if (lines.length < 2 || !lines.every((line) => /\S\s*\t+\s*\S/u.test(line) || line.includes('\t'))) return null;
  const rows = lines.map((line) => cellsOf(line.replace(/\s+$/u, ''), '\t'));
  const widest = Math.max(...rows.map((row) => row.length));
  const padded = rows.map((row) => [...row, ...Array.from({ length: widest - row.length }, () => '')]);
  const merged = dropEmptyColumns(padded);
  if ((merged[0]?.length ?? 0) < 2 || merged.some((row) => /^[-*•●▪◦‣·–\uf0b7]$|^\d{1,2}[.)]$/u.test(row[0] ?? '')))
    return null;
  return { rows: merged, headerRows: 0 };
}

/** Several tabs in a row are one step to the next column when no row has anything between them. */
function dropEmptyColumns(rows: readonly (readonly string[])[]): string[][] {
  const used = (rows[0] ?? []).map((_, column) => rows.some((row) => row[column] !== ''));
  return rows.map((row) => row.filter((_, column) => used[column]));
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.replace(/\s+/gu, ' ').trim());
}

function sameWidth(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  return width >= 2 && rows.every((row) => row.length === width);
}

/**
 * Columns set with spaces: the words of every line begin where those of the fullest line do, at least three spaces
 * apart. A line may leave columns empty, as letterheads do.
 */
function alignedTable(lines: readonly string[]): TextTable | null {
  const gap = lines.length === 1 ? /(?:^|\s{6,})(\S)/gu : /(?:^|\s{3,})(\S)/gu;
  const starts = lines.map((line) => [...line.matchAll(gap)].map((match) => match.index + match[0].length - 1));
  const columns = starts.reduce((fullest, row) => (row.length > fullest.length ? row : fullest), []);
  const several = starts.filter((row) => row.length > 1).length;
  const aside = starts.filter((row) => row.length === 1 && row[0] !== columns[0]).length;
  if (columns.length < 2 || (several + aside) * 2 < lines.length || (several < 2 && lines.length > 1)) return null;
  if (starts.some((row) => row.some((at) => !columns.includes(at)))) return null;
  if (lines.some((line) => /^\s*(?:[-*•●▪◦‣·–\uf0b7]|\d{1,2}[.)])\s/u.test(line))) return null;
  const rows: string[][] = [];
  for (const line of lines) {
    const row = columns.map((at, column) =>
      line
        .slice(at, columns[column + 1])
        .replace(/\s+/gu, ' ')
        .trim(),
    );
    const above = rows.at(-1);
    if (above !== undefined && isRestOf(row)) rows[rows.length - 1] = above.map((cell, at) => joinCell(cell, row[at]));
    else rows.push(row);
  }
  return { rows, headerRows: 0 };
}

/** A line that leaves columns empty and goes on in small letters continues the cells above it. */
function isRestOf(row: readonly string[]): boolean {
  const words = row.filter((cell) => cell !== '');
  return words.length < row.length && words.every((cell) => /^[\p{Ll}(][^@]*$/u.test(cell));
}

function joinCell(above: string, rest: string | undefined): string {
  return rest === undefined || rest === '' ? above : joinWrapped([above, rest]);
}
