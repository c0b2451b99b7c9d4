import { itemAt } from '#reading/blocks/item-at.ts';
import { median } from '#reading/pdf/columns.ts';
import type { Grid, GridCell } from '#reading/pdf/grid.ts';
import { markOf } from '#reading/pdf/marks.ts';
import type { Line } from '#reading/pdf/page.ts';

/** Average length of a column's lines from which it is running text rather than table words. */
const PROSE = 30;

/**
 * Tables without lines: rows of words that keep the same white strips between them. Columns of running text, and
 * two short blocks beside each other (letterhead, signatures), are not tables.
 */
export function alignedTablesOf(lines: readonly Line[], pageHeight: number): Grid[] {
  const rows = rowsByBaseline(lines);
  const grids: Grid[] = [];
  for (let from = 0; from < rows.length;) {
    const grown = grow(rows, from);
    const made = grown ? tableOf(grown.rows, grown.columns, pageHeight) : null;
    if (made !== null && made !== 'columns') grids.push(made);
    // Columns of text are left whole: their last lines may look like a table.
    from += made && grown ? grown.rows.length : 1;
  }
  return grids;
}

/** Two such words beside each other head the columns of a letterhead, each over its value. */
const LETTERHEAD =
  /^(?:(?:vårt |ert )?datum|sammanträdesdatum|dnr|diarienr|diarienummer|ärendenummer|ärendenr|handläggare|(?:er|vår) (?:referens|beteckning)|sida|sid|avdelning|förvaltning|telefon)$/iu;

type Span = { x0: number; x1: number };

function rowsByBaseline(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && line.y - itemAt(row, 0).y <= 2) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0));
}

/** The rows from one on that leave the same strips white, and the columns between the strips. */
function grow(rows: readonly Line[][], from: number): { rows: Line[][]; columns: Span[] } | null {
  const first = itemAt(rows, from);
  if (first.length < 2) return null;
  let columns: Span[] = first.map(({ x0, x1 }) => ({ x0, x1 }));
  const count = columns.length;
  const taken: Line[][] = [first];
  for (const row of rows.slice(from + 1)) {
    const before = itemAt(itemAt(taken, -1), 0);
    if (itemAt(row, 0).y - before.y > before.size * 4.5 || Math.abs(itemAt(row, 0).size - before.size) > 2) break;
    const spans = [...columns, ...row.map(({ x0, x1 }) => ({ x0, x1 }))].sort((a, b) => a.x0 - b.x0);
    const union: Span[] = [];
    for (const span of spans) {
      const open = union.at(-1);
      if (open && span.x0 - open.x1 < before.size * 0.5) open.x1 = Math.max(open.x1, span.x1);
      else union.push({ ...span });
    }
    if (union.length !== count) break;
    columns = union;
    taken.push(row);
  }
  return { rows: withoutTail(taken), columns };
}

/** A paragraph below the table that happens to be as narrow as its first column is not part of it. */
function withoutTail(rows: readonly Line[][]): Line[][] {
  const kept = [...rows];
  const gap = (index: number) => itemAt(itemAt(kept, index), 0).y - itemAt(itemAt(kept, index - 1), 0).y;
  while (kept.length > 2 && itemAt(kept, -1).length === 1) {
    const usual = Math.min(...kept.slice(1, -1).map((_, index) => gap(index + 1)));
    if (gap(kept.length - 1) <= usual * 1.1) break;
    kept.pop();
  }
  return kept;
}

function tableOf(rows: readonly Line[][], columns: readonly Span[], pageHeight: number): Grid | 'columns' | null {
  const full = rows.filter((row) => row.length >= 2);
  const headed =
    itemAt(rows, 0).length >= 2 &&
    itemAt(rows, 0).every((line) => line.allBold) &&
    rows.slice(1).some((row) => row.some((line) => !line.allBold));
  if (rows.flat().some((line) => /^[_.…\s]{6,}$/.test(line.text))) return null;
  const figures = full.filter((row) => row.slice(1).some((line) => /\d/.test(line.text))).length;
  const lettered = full.filter((row) => row.filter((line) => LETTERHEAD.test(line.text.trim())).length >= 2).length > 0;
  if (lettered && full.length >= 2 && columns.length > 1)
    return gridFrom(
      rows,
      columns,
      rows.map((_, index) => index),
    );
  if (full.length < (headed || columns.length > 2 ? 3 : figures >= full.length / 2 ? 4 : 5)) return null;
  const inColumns = columns.map((span) =>
    rows.flatMap((row) => row.filter((line) => line.x0 >= span.x0 - 1 && line.x1 <= span.x1 + 1)),
  );
  if (inColumns.filter((lines) => lines.filter((line) => markOf(line)?.numbered === false).length >= 2).length >= 2)
    return null;
  if (!headed && itemAt(itemAt(rows, -1), 0).y < pageHeight * 0.24) return null;
  const { starts, parted } = rowStarts(rows, columns);
  const isProse = inColumns.map((lines) => lines.length > 1 && mean(lines.map((line) => line.text.length)) > PROSE);
  const prose = isProse.filter(Boolean).length;
  const aligned = starts.filter((index) => itemAt(rows, index).length >= 2).length;
  // Without lines only short words in the first column tell a table of long cells from columns of text.
  if (prose >= 2 && (isProse[0] === true || !parted || aligned < 3 || rows.length / starts.length > 8))
    return 'columns';
  // Cells begin sentences; the lines of running text mostly go on from the line before.
  const first = starts.slice(1).flatMap((index) => itemAt(rows, index));
  const goingOn = first.filter((line) => /^\p{Ll}/u.test(line.text)).length;
  if (prose >= 1 && goingOn > first.length * 0.3) return 'columns';
  if (aligned < 2 || aligned < starts.length * 0.5 || full.length < rows.length * 0.3) return null;
  return gridFrom(rows, columns, starts);
}

/** Where table rows begin: below the wider gaps where gaps differ, else at each line of the first column. */
function rowStarts(rows: readonly Line[][], columns: readonly Span[]): { starts: number[]; parted: boolean } {
  const gaps = rows.slice(1).map((row, index) => itemAt(row, 0).y - itemAt(itemAt(rows, index), 0).y);
  const smallest = Math.min(...gaps);
  const wide = gaps.filter((gap) => gap > smallest * 1.18);
  if (wide.length > 0 && wide.length < gaps.length && smallest < median(rows.flat().map((line) => line.size)) * 1.9) {
    return { starts: [0, ...gaps.flatMap((gap, index) => (gap > smallest * 1.18 ? [index + 1] : []))], parted: true };
  }
  return {
    starts: rows.flatMap((row, index) => (index === 0 || itemAt(row, 0).x0 <= itemAt(columns, 0).x1 ? [index] : [])),
    parted: false,
  };
}

function gridFrom(rows: readonly Line[][], columns: readonly Span[], starts: readonly number[]): Grid {
  const inner = columns.slice(1).map((span, index) => (itemAt(columns, index).x1 + span.x0) / 2);
  const xs = [itemAt(columns, 0).x0 - 2, ...inner, itemAt(columns, -1).x1 + 2];
  const ys = [
    ...starts.map((start) => Math.min(...itemAt(rows, start).map((line) => line.y0)) - 1),
    Math.max(...itemAt(rows, -1).map((line) => line.y1)) + 1,
  ];
  const cells: GridCell[] = starts.flatMap((_, row) =>
    columns.map((__, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      x0: itemAt(xs, column),
      x1: itemAt(xs, column + 1),
      y0: itemAt(ys, row),
      y1: itemAt(ys, row + 1),
    })),
  );
  return { area: { x0: itemAt(xs, 0), x1: itemAt(xs, -1), y0: itemAt(ys, 0), y1: itemAt(ys, -1) }, xs, ys, cells };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
