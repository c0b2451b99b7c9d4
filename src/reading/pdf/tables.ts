import { itemAt } from '#reading/blocks/item-at.ts';
import type { Grid } from '#reading/pdf/grid.ts';
import { linesOf } from '#reading/pdf/lines.ts';
import type { Area, Run } from '#reading/pdf/page.ts';
import { draftsOf, wholeLines, type Setting } from '#reading/pdf/paragraphs.ts';
import { plainText, type Piece } from '#reading/pdf/pieces.ts';

export type TableCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Its paragraphs and list items, list marks removed. */
  readonly paragraphs: readonly (readonly Piece[])[];
  readonly bold: boolean;
  readonly header: boolean;
};

export type Table = Area & {
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly TableCell[];
};

/** What a grid holds of a page's runs, and the runs that it leaves to the flow. */
export type Filled = { readonly grid: Grid; readonly byCell: readonly (readonly Run[])[] };

/** Table columns may stand as near as this, in type sizes. */
export const NARROW_GAP = 0.6;

export const middleOf = (run: Run): readonly [number, number] => [run.x + run.width / 2, run.y - run.size * 0.3];

export const isWithin = (area: Area, x: number, y: number): boolean =>
  x >= area.x0 - 1 && x <= area.x1 + 1 && y >= area.y0 - 1 && y <= area.y1 + 1;

/**
 * Puts runs into the grid's cells; null when the grid is no table: one column, or (almost) all text in one cell.
 * A grid of one column whose rows keep white strips between words is parted into columns by them.
 */
export function fillGrid(grid: Grid, runs: readonly Run[]): Filled | null {
  const within = runs.filter((run) => isWithin(grid.area, ...middleOf(run)));
  if (within.length === 0) return null;
  const parted = grid.xs.length === 2 ? withHeadAbove(partByGaps(grid, within), runs) : grid;
  if (parted === null) return null;
  const inside =
    itemAt(parted.ys, 0) < itemAt(grid.ys, 0) ? runs.filter((run) => isWithin(parted.area, ...middleOf(run))) : within;
  const byCell: Run[][] = parted.cells.map(() => []);
  for (const run of inside) {
    const [x, y] = middleOf(run);
    const start = run.x + Math.min(run.width / 2, run.size * 0.4);
    let at = parted.cells.findIndex((cell) => start >= cell.x0 - 1 && start <= cell.x1 && y >= cell.y0 && y <= cell.y1);
    if (at < 0) at = parted.cells.findIndex((cell) => isWithin(cell, x, y));
    if (at >= 0) itemAt(byCell, at).push(run);
  }
  const filled = byCell.filter((cell) => cell.length > 0).length;
  const columns = new Set(
    parted.cells.filter((_, index) => itemAt(byCell, index).length > 0).map((cell) => cell.column),
  );
  if (filled < 2 || columns.size < 2 || filled < parted.cells.length * 0.2) return null;
  return { grid: parted, byCell };
}

/** The strips that no line of the rows crosses, as column edges; null if there are none. */
function partByGaps(grid: Grid, runs: readonly Run[]): Grid | null {
  const lines = linesOf(runs, NARROW_GAP);
  const spans = runs.map((run) => ({ x0: run.x, x1: run.x + run.width })).sort((a, b) => a.x0 - b.x0);
  const edges: number[] = [];
  let end = -Infinity;
  for (const span of spans) {
    if (end > -Infinity && span.x0 - end >= 5) edges.push((end + span.x0) / 2);
    end = Math.max(end, span.x1);
  }
  if (edges.length === 0) return null;
  const rows = grid.ys.length - 1;
  const sides = Array.from({ length: rows }, (_, row) => {
    const inRow = lines.filter((line) => line.y > itemAt(grid.ys, row) && line.y <= itemAt(grid.ys, row + 1) + 1);
    return inRow.some((line) => line.x1 < itemAt(edges, 0)) && inRow.some((line) => line.x0 > itemAt(edges, 0));
  });
  if (rows < 2 || sides.filter(Boolean).length < Math.max(2, rows * 0.5)) return null;
  const xs = [itemAt(grid.xs, 0), ...edges, itemAt(grid.xs, -1)];
  const cells = Array.from({ length: rows * (xs.length - 1) }, (_, index) => {
    const row = Math.floor(index / (xs.length - 1));
    const column = index % (xs.length - 1);
    return {
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      x0: itemAt(xs, column),
      x1: itemAt(xs, column + 1),
      y0: itemAt(grid.ys, row),
      y1: itemAt(grid.ys, row + 1),
    };
  });
  return { ...grid, xs, cells };
}

/** Where lines are drawn only below rows, the head stands above the first line. */
function withHeadAbove(grid: Grid | null, runs: readonly Run[]): Grid | null {
  if (!grid) return null;
  const top = itemAt(grid.ys, 0);
  const near = runs.filter(
    (run) => run.y < top && run.y > top - 26 && run.x >= grid.area.x0 - 2 && run.x + run.width <= grid.area.x1 + 2,
  );
  const lowest = Math.max(...near.map((run) => run.y));
  const head = near.filter((run) => lowest - run.y < 2);
  const edges = grid.xs.slice(1, -1);
  const columns = new Set(head.map((run) => edges.filter((x) => x <= run.x + 1).length));
  if (columns.size < 2 || head.some((run) => edges.some((x) => run.x < x - 2 && run.x + run.width > x + 2)))
    return grid;
  const y0 = lowest - Math.max(...head.map((run) => run.size)) - 1;
  const first = grid.xs
    .slice(1)
    .map((x1, column) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, x0: itemAt(grid.xs, column), x1, y0, y1: top }));
  return {
    ...grid,
    area: { ...grid.area, y0 },
    ys: [y0, ...grid.ys],
    cells: [...first, ...grid.cells.map((cell) => ({ ...cell, row: cell.row + 1 }))],
  };
}

/** The table of a filled grid. Rows and columns without any text are left out of the count. */
export function tableOf(filled: Filled, leadingOf: Setting['leadingOf']): Table {
  const { grid, byCell } = filled;
  const cells = grid.cells.flatMap((cell, index): TableCell[] => {
    const runs = itemAt(byCell, index);
    if (runs.length === 0) return [];
    const lines = wholeLines(linesOf(runs));
    const padding = Math.max(2, Math.min(8, Math.min(...lines.map((line) => line.x0)) - cell.x0));
    const drafts = draftsOf(lines, { right: cell.x1 - padding, leadingOf });
    return [
      {
        row: cell.row,
        column: cell.column,
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        paragraphs: drafts.map((draft) =>
          draft.mark !== null && draft.numbered
            ? [{ text: `${draft.mark} `, bold: false, address: null }, ...draft.pieces]
            : draft.pieces,
        ),
        bold: lines.every((line) => line.allBold),
        header: false,
      },
    ];
  });
  return { ...grid.area, ...squeezed(cells, grid.xs, grid.ys.length - 1) };
}

/** Leaves out rows and columns in which no cell begins, and marks a first row that is bold throughout as header. */
function squeezed(cells: readonly TableCell[], xs: readonly number[], rows: number): Omit<Table, keyof Area> {
  const usedColumns = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const usedRows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const keep = xs.length - 1 - usedColumns.length > 0;
  const columnAt = (column: number) => usedColumns.filter((used) => used < column).length;
  const rowAt = (row: number) => usedRows.filter((used) => used < row).length;
  const placed = cells.map((cell) => ({
    ...cell,
    row: rowAt(cell.row),
    column: columnAt(cell.column),
    rowSpan: Math.max(1, rowAt(cell.row + cell.rowSpan) - rowAt(cell.row)),
    columnSpan: Math.max(1, columnAt(cell.column + cell.columnSpan) - columnAt(cell.column)),
  }));
  const first = placed.filter((cell) => cell.row === 0);
  const headed = first.length > 1 && first.every((cell) => cell.bold) && placed.some((cell) => cell.row > 0);
  return {
    xs: keep ? usedColumns.map((column) => itemAt(xs, column)).concat(itemAt(xs, -1)) : xs,
    rows: Math.min(rows, usedRows.length),
    cells: placed.map((cell) => ({ ...cell, header: headed && cell.row === 0 })),
  };
}

export const cellText = (cell: TableCell): string =>
  cell.paragraphs.map((pieces) => plainText(pieces).trim()).join(' ');
