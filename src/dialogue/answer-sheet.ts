import type { AnswerColumn } from '#dialogue/answer-columns.ts';
import { alikeWords } from '#platform/one-line.ts';

/** The first column of the sheet, for whoever types: the number of a card. It is not kept. */
export const OWN_COLUMN = 'Kort';
const HEAD_WITHIN = 10;
export const MOST_SHEET_ROWS = 2_000;

/** A sheet's rows by the columns of a form. */
export type SheetRead = {
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  /** Headings that belong to no question. */
  readonly unknown: readonly string[];
  /** Questions that no column answers. */
  readonly lacking: readonly string[];
};

/** The first row of an empty sheet. */
export function sheetHead(columns: readonly AnswerColumn[]): string[] {
  return [OWN_COLUMN, ...columns.map(({ head }) => head)];
}

/**
 * The rows of a table under its headings, wherever they stand among the first rows and in whatever order. Rows with nothing in them
 * are none.
 */
export function rowsOfSheet(
  table: readonly (readonly string[])[],
  columns: readonly AnswerColumn[],
): SheetRead | { readonly fault: 'no-head' | 'twice' | 'too-many' | 'empty'; readonly what: string } {
  const heads = new Map(columns.map((column) => [alikeWords(column.head), column]));
  const found = table.slice(0, HEAD_WITHIN).map((cells) => cells.filter((cell) => heads.has(alikeWords(cell))).length);
  const best = Math.max(0, ...found);
  if (best === 0) return { fault: 'no-head', what: columns[0]?.head ?? '' };
  const at = found.indexOf(best);
  const head = table[at] ?? [];
  const twice = head.find(
    (cell, index) =>
      heads.has(alikeWords(cell)) && head.slice(0, index).some((one) => alikeWords(one) === alikeWords(cell)),
  );
  if (twice !== undefined) return { fault: 'twice', what: twice };
  const rows = table.slice(at + 1).flatMap((cells, index) => {
    const texts = head.flatMap((name, column) => {
      const own = heads.get(alikeWords(name));
      return own === undefined ? [] : [[own.key, (cells[column] ?? '').trim()] as const];
    });
    return texts.every(([, text]) => text === '') ? [] : [{ line: at + index + 2, cells: Object.fromEntries(texts) }];
  });
  if (rows.length === 0) return { fault: 'empty', what: '' };
  if (rows.length > MOST_SHEET_ROWS) return { fault: 'too-many', what: String(rows.length) };
  return {
    rows,
    unknown: head.filter(
      (cell) => cell.trim() !== '' && alikeWords(cell) !== alikeWords(OWN_COLUMN) && !heads.has(alikeWords(cell)),
    ),
    lacking: columns
      .filter((one) => !head.some((cell) => alikeWords(cell) === alikeWords(one.head)))
      .map((one) => one.head),
  };
}
