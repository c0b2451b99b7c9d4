/** A spreadsheet in Swedish opens this as it is: UTF-8 with a mark that says so, semicolons, lines that end as on Windows. */
export const CSV_START = '\ufeff';

/** A line of cells; null is an empty one. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quoted(cell))).join(';')}\r\n`;
}

/**
 * Words that a spreadsheet would take for a formula get an apostrophe before them, since whoever wrote them may wish ill
 * to whoever opens the file (OWASP, "CSV Injection"). A negative number is a number.
 */
export function calm(words: string): string {
  return /^[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r]/u.test(words) && !/^-\d+(?:[.,]\d+)?$/.test(words)
    ? `'${words}`
    : words;
}

function quoted(cell: string): string {
  return /[;"\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
