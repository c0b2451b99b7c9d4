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

/** Columns set with spaces: every line has its words at the same places, with at least three spaces between. */
function alignedTable(lines: readonly string[]): TextTable | null {
  const gap = lines.length === 1 ? /(?:^|\s{6,})(\S)/gu : /(?:^|\s{3,})(\S)/gu;
  const starts = lines.map((line) => [...line.matchAll(gap)].map((match) => match.index + match[0].length - 1));
  const [first = []] = starts;
  if (
    first.length < 2 ||
    starts.some((row) => row.length !== first.length || row.some((at, column) => at !== first[column]))
  )
    return null;
  if (lines.some((line) => /^\s*(?:[-*•●▪◦‣·–\uf0b7]|\d{1,2}[.)])\s/u.test(line))) return null;
  const rows = lines.map((line) =>
    first.map((at, column) =>
      line
        .slice(at, first[column + 1])
        .replace(/\s+/gu, ' ')
        .trim(),
    ),
  );
  return { rows, headerRows: 0 };
}
