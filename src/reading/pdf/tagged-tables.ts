import { itemAt } from '#reading/blocks/item-at.ts';
import { bounds } from '#reading/pdf/columns.ts';
import { gridsOf, type Grid } from '#reading/pdf/grid.ts';
import { markOf } from '#reading/pdf/marks.ts';
import type { Area, Line, PdfPage } from '#reading/pdf/page.ts';
import { joinPieces, plainText, type Piece } from '#reading/pdf/pieces.ts';
import { isWithin, type Table, type TableCell } from '#reading/pdf/tables.ts';
import type { TagCell, TagTable } from '#reading/pdf/tags.ts';

type Placed = { readonly cell: TagCell; readonly row: number; readonly column: number; readonly area: Area | null };

/**
 * A tagged table, given by its part on each page. The tree as pdf.js hands it over does not say how far a cell
 * spans; where the table's lines are drawn they tell, else a cell of a short row stands where its words stand.
 */
export function taggedTable(parts: readonly TagTable[], pages: readonly PdfPage[]): Table {
  const found = parts.flatMap((part) => partOf(part, itemAt(pages, part.page - 1)));
  const merged: TableCell[] = [];
  for (const cell of found) {
    const at = merged.findIndex((other) => other.row === cell.row && other.column === cell.column);
    if (at < 0) merged.push(cell);
    else merged[at] = goneOn(itemAt(merged, at), cell);
  }
  const cells = withoutGaps(merged);
  const columns = Math.max(1, ...cells.map((cell) => cell.column + cell.columnSpan));
  const rows = Math.max(1, ...cells.map((cell) => cell.row + cell.rowSpan));
  return {
    x0: 0,
    y0: 0,
    x1: 0,
    y1: 0,
    xs: Array.from({ length: columns + 1 }, (_, index) => index * 100),
    rows,
    cells: withHeader(cells),
  };
}

function partOf(table: TagTable, page: PdfPage): TableCell[] {
  const placed = table.rows.flatMap((row, index) =>
    row.map((cell, column): Placed => ({ cell, row: index, column, area: areaOfCell(cell) })),
  );
  const drawn = gridsOf(page.drawing, page).map((grid) => byGrid(placed, grid));
  return drawn.find((cells) => cells !== null) ?? byOrder(placed, table.rows);
}

/** A cell that goes on over the page. */
function goneOn(cell: TableCell, more: TableCell): TableCell {
  const [upper, lower] = [cell.paragraphs.at(-1), more.paragraphs[0]];
  if (!upper || !lower) return { ...cell, paragraphs: [...cell.paragraphs, ...more.paragraphs] };
  const ended = /[.!?:;]["”’»)]*$/u.test(plainText(upper).trim());
  const paragraphs = ended
    ? [...cell.paragraphs, ...more.paragraphs]
    : [...cell.paragraphs.slice(0, -1), joinPieces(upper, lower), ...more.paragraphs.slice(1)];
  return { ...cell, paragraphs, bold: cell.bold && more.bold };
}

const linesIn = (cell: TagCell): Line[] => cell.texts.flatMap((text) => [...text.lines]);

function areaOfCell(cell: TagCell): Area | null {
  const lines = linesIn(cell);
  return lines.length > 0 ? bounds(lines) : null;
}

/** Places cells by drawn lines; null if the lines are another table's or do not part the cells as the tags do. */
function byGrid(placed: readonly Placed[], grid: Grid): TableCell[] | null {
  const filled = placed.flatMap(({ cell, area, row }) => (area ? [{ cell, area, row }] : []));
  const taken = new Set<number>();
  const cells: TableCell[] = [];
  const tagRow = new Map<number, number>();
  for (const { cell, area, row } of filled) {
    const x = area.x0 + Math.min(4, (area.x1 - area.x0) / 2);
    const at = grid.cells.findIndex((one) => isWithin(one, x, (area.y0 + area.y1) / 2) && x >= one.x0 && x <= one.x1);
    if (at < 0 || taken.has(at)) return null;
    taken.add(at);
    const place = itemAt(grid.cells, at);
    if ((tagRow.get(place.row) ?? row) !== row) return null;
    tagRow.set(place.row, row);
    cells.push(cellOf(cell, { row, column: place.column, rowSpan: place.rowSpan, columnSpan: place.columnSpan }));
  }
  return filled.length > 0 ? cells : null;
}

/** Rows in which no cell begins do not count. */
function withoutGaps(cells: readonly TableCell[]): TableCell[] {
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const at = (row: number) => rows.filter((used) => used < row).length;
  return cells.map((cell) => ({
    ...cell,
    row: at(cell.row),
    rowSpan: Math.max(1, at(cell.row + cell.rowSpan) - at(cell.row)),
  }));
}

function byOrder(placed: readonly Placed[], rows: TagTable['rows']): TableCell[] {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const areas = placed.flatMap((one) =>
      one.column === column && itemAt(rows, one.row).length === width && one.area ? [one.area] : [],
    );
    return areas.length > 0 ? bounds(areas) : null;
  });
  return rows.flatMap((row, index) => {
    let next = 0;
    return placed
      .filter((one) => one.row === index)
      .flatMap(({ cell, area, column }) => {
        let at = row.length === width ? column : next;
        if (row.length < width && area) {
          const found = columns.findIndex(
            (span, place) => place >= next && span !== null && area.x0 <= span.x1 && area.x1 >= span.x0,
          );
          if (found >= 0) at = found;
        }
        const covers = columns.filter(
          (span, place) => place > at && span !== null && area !== null && area.x1 > span.x0 + 6,
        ).length;
        const columnSpan = row.length < width ? Math.min(1 + covers, width - at) : 1;
        next = at + columnSpan;
        return area ? [cellOf(cell, { row: index, column: at, rowSpan: 1, columnSpan })] : [];
      });
  });
}

function cellOf(cell: TagCell, place: Pick<TableCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>): TableCell {
  return {
    ...place,
    paragraphs: cell.texts.filter((text) => text.lines.length > 0).map((text) => paragraphOf(text.lines, text.label)),
    bold: linesIn(cell).every((line) => line.allBold),
    header: cell.header,
  };
}

/** A cell's words keep numbers; bullets go. */
function paragraphOf(lines: readonly Line[], label: string | null): readonly Piece[] {
  const [first, ...rest] = lines as [Line, ...Line[]];
  const mark = markOf(first);
  const start = mark && !mark.numbered ? mark.pieces : first.pieces;
  const numbered =
    label !== null && /\d|^\p{L}\)/u.test(label) ? [{ text: `${label} `, bold: false, address: null }] : [];
  return rest.reduce<readonly Piece[]>((before, line) => joinPieces(before, line.pieces), [...numbered, ...start]);
}

/** Where nothing is tagged as header, a first row that is bold throughout is one. */
function withHeader(cells: readonly TableCell[]): TableCell[] {
  const first = cells.filter((cell) => cell.row === 0);
  if (
    cells.some((cell) => cell.header) ||
    first.length < 2 ||
    !first.every((cell) => cell.bold) ||
    !cells.some((cell) => cell.row > 0)
  )
    return [...cells];
  return cells.map((cell) => ({ ...cell, header: cell.row === 0 }));
}
