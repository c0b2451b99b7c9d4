import type { Block } from '#reading/block.ts';

/** The cells of one table by place; a spanning cell stands at every place that it covers. Empty places are null. */
export type Grid = { readonly width: number; readonly rows: readonly (readonly (Block | null)[])[] };

export function gridOf(cells: readonly Block[]): Grid {
  const rows: (Block | null)[][] = [];
  let width = 0;
  for (const block of cells) {
    const place = block.cell;
    if (place === null) continue;
    width = Math.max(width, place.column + place.columnSpan);
    for (let row = place.row; row < place.row + Math.max(1, place.rowSpan); row += 1) {
      const line = (rows[row] ??= []);
      for (let column = place.column; column < place.column + Math.max(1, place.columnSpan); column += 1)
        line[column] ??= block;
    }
  }
  return {
    width,
    rows: Array.from(rows, (row) => Array.from({ length: width }, (_, column) => row?.[column] ?? null)),
  };
}

/** The grid with rows and columns changed over. */
export function turned({ width, rows }: Grid): Grid {
  return {
    width: rows.length,
    rows: Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null)),
  };
}

/** The distinct cells of a row, in order. */
export function cellsOf(row: readonly (Block | null)[]): Block[] {
  return [...new Set(row.filter((cell) => cell !== null))];
}

/** The one cell that fills a row from side to side, or null. */
export function fullWidthCell(row: readonly (Block | null)[]): Block | null {
  const [cell, ...more] = cellsOf(row);
  return cell !== undefined && more.length === 0 && row.length > 1 && row.every((place) => place === cell)
    ? cell
    : null;
}
