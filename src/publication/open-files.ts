import type { OpenCell, OpenRow } from '#publication/open-columns.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';

type Table = (typeof OPEN_TABLES)[number];

export type OpenFormat = 'csv' | 'json';

/** Creative Commons Zero: free to use for anything, without asking or naming anybody. */
const LICENCE = 'CC0-1.0';

/** So that a spreadsheet reads the file as UTF-8. */
const MARK = '\ufeff';

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"), however many apostrophes stand before it. */
const FORMULA = /^'*(?:[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r])/u;

/**
 * A text as a cell: one that a spreadsheet would take for a formula gets an apostrophe before it. Whoever takes away one
 * apostrophe from texts that are such with and without it has the text as it was.
 */
function calmText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `calmText` wrote. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function cellOf(value: OpenCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return calmText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A line of CSV (RFC 4180). */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}

/** How a file of a table begins, continues and ends: written piece by piece, so that nobody holds all of it. */
export function openWriter({ name, words, columns }: Table, format: OpenFormat) {
  const names = columns.map((column) => column.name);
  let count = 0;
  if (format === 'csv')
    return {
      start: `${MARK}${csvLine(names)}`,
      rows: (rows: readonly OpenRow[]): string =>
        rows.map((row) => csvLine(names.map((column) => cellOf(row[column] ?? null)))).join(''),
      end: '',
    };
  const head = { format: 'loftet-open/1', licence: LICENCE, language: 'sv', table: name, description: words };
  return {
    start: `${JSON.stringify(head).slice(0, -1)},"rows":[`,
    rows: (rows: readonly OpenRow[]): string =>
      rows
        .map((row) => {
          count += 1;
          const ordered = Object.fromEntries(names.map((column) => [column, row[column] ?? null]));
          return `${count === 1 ? '\n' : ',\n'}${JSON.stringify(ordered)}`;
        })
        .join(''),
    end: '\n]}\n',
  };
}

/** What every table and column means, for programs. */
export function openDictionary(): string {
  const tables = OPEN_TABLES.map(({ name, words, columns }) => ({
    table: name,
    description: words,
    columns: columns.map((column) => ({ name: column.name, type: column.type, description: column.words })),
  }));
  return `${JSON.stringify({ format: 'loftet-open/1', licence: LICENCE, language: 'sv', tables }, null, 2)}\n`;
}
