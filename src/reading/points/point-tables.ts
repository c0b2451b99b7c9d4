import type { PartyKind } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import { carriedOverCell } from '#reading/points/carry-over.ts';
import { leadingLabel, namedField } from '#reading/points/field-labels.ts';
import { namedOwners } from '#reading/points/owners.ts';
import { sortedKinds } from '#reading/points/party-words.ts';
import { addPoint } from '#reading/points/point-collection.ts';
import type { Collection } from '#reading/points/point-collection.ts';
import { addResult, addStatus, newPoint } from '#reading/points/point-draft.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import { applyLines } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { headingOwner, headingSense } from '#reading/points/point-headings.ts';
import { pointOf } from '#reading/points/point-items.ts';
import type { Above } from '#reading/points/point-items.ts';
import { statedAim } from '#reading/points/targets.ts';
import { readsAsPromise } from '#reading/points/promise-wording.ts';
import { guessedColumns, headerRows, namedColumns } from '#reading/points/table-columns.ts';
import type { Column } from '#reading/points/table-columns.ts';
import { givePeriods, periodHeads, tellsOfOne } from '#reading/points/table-of-one.ts';
import { cellsOf, fullWidthCell, gridOf, turned } from '#reading/points/table-grid.ts';
import type { Grid } from '#reading/points/table-grid.ts';

type Row = readonly (Block | null)[];
type Table = {
  readonly columns: readonly Column[];
  readonly heads: readonly Block[];
  readonly above: Above;
  readonly into: Collection;
  readonly setting: Setting;
};

/**
 * Reads a table of points: one row (or, turned round, one column) a point. Tables of other things are left alone.
 * Cells in a table of points that no field takes are unplaced. Returns the columns, which a table that goes on after a
 * page break without header takes over; null where it held no points.
 */
export function readTable(
  cells: readonly Block[],
  above: Above,
  before: readonly Column[] | null,
  into: Collection,
  setting: Setting,
): readonly Column[] | null {
  const upright = gridOf(cells);
  if (above.parent !== null && tellsOfOne(upright, above.parent, above.slot, setting)) return null;
  const grid = isTurned(upright, setting) ? turned(upright) : upright;
  const { from, to } = headerRows(grid, setting);
  const year =
    above.slot?.period !== undefined && /^\d{4}$/.test(above.slot?.period ?? '')
      ? Number(above.slot?.period)
      : setting.year;
  const own = to > from ? namedColumns(grid, from, to, year, setting) : null;
  const periods = own === null ? periodHeads(grid, from, to, setting) : null;
  if (periods !== null) {
    const bare = { columns: [], heads: [], above, into, setting };
    const { parent } = grid.rows.slice(0, from).reduce((place, row) => spanning(row, place, bare), above);
    if (parent === null || parent.text === '') return null;
    const point = parent === above.parent ? parent : addPoint(into, { ...parent, parent: null });
    givePeriods(point, periods, grid.rows.slice(to));
    return null;
  }
  const columns = own ?? (to > from ? null : before?.length === grid.width ? before : guessedColumns(grid, setting));
  if (columns === null) return null;
  const heads = grid.rows.slice(from, to).flatMap(cellsOf);
  // "Polisens uppföljning" over a table of its own points names their owner, not who did it.
  const place =
    above.slot !== null && above.slot.by.length > 0 && above.parent === null && above.owner.length === 0
      ? { ...above, owner: above.slot.by, slot: { ...above.slot, by: [] } }
      : above;
  const table = { columns, heads, above: place, into, setting };
  const titled = grid.rows.slice(0, from).reduce((under, row) => spanning(row, under, table), place);
  readRows(grid.rows.slice(to), { ...table, above: titled });
  return columns;
}

/** Whether the first column, not the first row, says what stands where. */
function isTurned(grid: Grid, setting: Setting): boolean {
  const names = (cells: Row): number =>
    new Set(
      cells.filter(
        (cell) =>
          cell !== null &&
          cell.text.length < 60 &&
          (namedField(cell.text) !== null || leadingLabel(cell.text, setting.year, setting.parties, false)?.period),
      ),
    ).size;
  const side = names(grid.rows.map((row) => row[0] ?? null));
  return side >= 2 && side > names(grid.rows[0] ?? []) && side * 2 >= grid.rows.length;
}

function readRows(rows: readonly Row[], table: Table): void {
  let { above } = table;
  let last: PointDraft[] = [];
  let lastRow: Row = [];
  for (const row of rows) {
    if (repeatsHeader(row, table)) {
      for (const point of table.into.drafts.slice(-1)) point.blocks.push(...cellsOf(row).map((cell) => cell.no));
    } else if (fullWidthCell(row) !== null) {
      above = spanning(row, { ...above, owner: table.above.owner }, table);
    } else if (cellsOf(row).length > 0) {
      last = readRow(row, lastRow, last, above, table);
      lastRow = row;
    }
  }
}

function repeatsHeader(row: Row, { heads }: Table): boolean {
  const texts = new Set(heads.map((head) => head.text));
  const cells = cellsOf(row);
  return cells.length > 0 && heads.length > 0 && cells.every((cell) => texts.has(cell.text));
}

/** A row of one cell from side to side names the owner, focus area or promise of the rows below it. */
function spanning(row: Row, above: Above, { into, setting }: Table): Above {
  const cell = fullWidthCell(row);
  if (cell === null) return above;
  const owner = headingOwner(cell.text, setting.parties, setting.places);
  into.used.add(cell.no);
  const blocks = [...(above.parent?.blocks ?? []), cell.no];
  if (owner.length > 0) return { ...above, owner, parent: newPoint(above.parent?.text ?? '', blocks) };
  const sense = headingSense(cell.text, null, setting.year, setting.parties, setting.places);
  if (sense.kind === 'promise' || readsAsPromise(cell.text, setting.parties)) {
    const { draft } = pointOf({ no: cell.no, text: cell.text, mark: null, bold: 0 }, above, setting);
    return { ...above, parent: { ...draft, blocks } };
  }
  if (sense.kind === 'period') return { ...above, slot: { period: sense.period, by: [] } };
  return {
    ...above,
    focus: sense.kind === 'focus' ? sense.text : cell.text.replace(/:\s*$/, ''),
    parent: newPoint('', blocks),
  };
}

function readRow(row: Row, lastRow: Row, last: PointDraft[], above: Above, table: Table): PointDraft[] {
  const { columns, into } = table;
  const textColumns = columns.flatMap((column, at) => (column.field === 'text' ? [at] : []));
  if (textColumns.every((at) => row[at] === null || row[at] === lastRow[at])) {
    // The row goes on after a page break, or the promise's cell spans it.
    if (last.length === 0) into.unplaced.push(...cellsOf(row).map((cell) => cell.no));
    for (const point of last) fillFields(point, row, lastRow, above, table, true);
    return last;
  }
  const points: PointDraft[] = [];
  for (const at of textColumns) {
    const cell = row[at];
    if (cell === null || cell === undefined || cell === lastRow[at]) continue;
    const parties = columns[at]?.parties ?? [];
    const lines = parties.length > 0 ? cell.text.split('\n') : [cell.text.replaceAll('\n', ' ')];
    for (const text of lines) {
      const line = { no: cell.no, text: text.replace(/^[•●▪◦–-]\s+/u, ''), mark: null, bold: 0 };
      if (/^[\s–—-]*$/.test(line.text)) continue;
      const { draft, result } = pointOf(line, parties.length > 0 ? { ...above, owner: parties } : above, table.setting);
      if (result !== null)
        applyLines(
          draft,
          [{ no: cell.no, text: result }],
          above.slot ?? { period: table.setting.period, by: [] },
          table.setting,
        );
      fillFields(draft, row, [], above, table, false);
      inherit(draft, row, last.at(-1), table);
      draft.blocks.push(...table.heads.map((head) => head.no), ...(above.parent?.blocks ?? []));
      draft.promise ??= above.parent === null || above.parent.text === '' ? null : above.parent.text;
      // A promise in a heading of its own is no point beside its activities.
      draft.parent = above.parent !== null && into.drafts.includes(above.parent) ? above.parent : null;
      points.push(addPoint(into, draft));
    }
  }
  return points;
}

/** Focus area and promise stand once, in the first of the rows that they hold for; the places below are empty. */
function inherit(point: PointDraft, row: Row, before: PointDraft | undefined, { columns }: Table): void {
  for (const [at, { field }] of columns.entries()) {
    if (before === undefined || (row[at] ?? null) !== null) continue;
    if (field === 'focus') point.focusArea ??= before.focusArea;
    if (field === 'goal') point.promise ??= before.promise;
  }
}

/** "40 lyktstolpar", "alla": how much of the promise, though no minimum. */
const AIM = /^(?:ca |cirka )?(?:\d|minst|max|högst|alla|samtliga).{0,40}$/iu;

/** Gives a row's other cells to the point. `more`: they go on from an earlier row. */
function fillFields(point: PointDraft, row: Row, lastRow: Row, above: Above, table: Table, more: boolean): void {
  const { setting } = table;
  const seen = new Set<Block>();
  const texts = (at: number): Block | null => {
    const cell = row[at] ?? null;
    if (cell === null || cell === lastRow[at] || (seen.has(cell) && cell.text !== '')) return null;
    seen.add(cell);
    return cell;
  };
  for (const [at, column] of table.columns.entries()) {
    const cell = texts(at);
    const covered = row[at] !== null && row[at] !== undefined && cell === null;
    if (column.field === 'text') continue;
    const slot: Slot = {
      period: column.period ?? above.slot?.period ?? setting.period,
      by: column.parties.length > 0 ? column.parties : (above.slot?.by ?? []),
    };
    if (cell === null || /^[\s–—.…-]*$/u.test(cell.text)) {
      if (column.field === 'result' && !more && !covered)
        point.empty.push({ period: slot.period, block: cell?.no ?? point.blocks[0] ?? null });
      if (cell !== null) point.blocks.push(cell.no);
      continue;
    }
    if (column.field === null && /^\D{0,14}\d{1,2}[.)]?$/u.test(cell.text)) point.blocks.push(cell.no);
    else if (column.field === 'measure' && statedAim(cell.text, point.text) !== null) {
      point.aim = cell.text;
      point.blocks.push(cell.no);
    } else if (column.field === 'measure' && AIM.test(cell.text)) point.blocks.push(cell.no);
    else if (column.field === null || column.field === 'measure') table.into.unplaced.push(cell.no);
    else {
      point.blocks.push(cell.no);
      fillField(point, column, cell, slot, more, setting);
    }
  }
}

/** "K", "P", "K + P" in a column of owners. */
function byLetter(words: string): PartyKind[] {
  if (!/^[KP](?:\s*(?:[+,/&]|och)\s*[KP])*$/u.test(words)) return [];
  return sortedKinds([...(words.match(/[KP]/gu) ?? [])].map((letter) => (letter === 'K' ? 'municipality' : 'police')));
}

function fillField(point: PointDraft, column: Column, cell: Block, slot: Slot, more: boolean, setting: Setting): void {
  const words = cell.text.replaceAll('\n', ' ').trim();
  if (column.crossed !== undefined && /^[xX✓✔✗●☑☒✅]$/u.test(words)) {
    addStatus(point, column.crossed, slot);
    return;
  }
  switch (column.field) {
    case 'owner': {
      const owner = namedOwners(words, setting.parties);
      if (owner.length > 0) point.contextOwner = sortedKinds(more ? [...point.contextOwner, ...owner] : owner);
      else if (point.contextOwner.length === 0) point.contextOwner = byLetter(words);
      return;
    }
    case 'result':
      for (const line of cell.text.split('\n')) {
        if (leadingLabel(line, setting.year, setting.parties, true) === null) addResult(point, line, slot);
        else applyLines(point, [{ no: cell.no, text: line }], slot, setting);
      }
      return;
    case 'status':
      addStatus(point, words, slot);
      return;
    case 'due':
      point.due = words;
      return;
    case 'focus':
      point.focusArea = words;
      return;
    case 'goal':
      point.promise = words;
      return;
    case 'carry':
      point.carried = carriedOverCell(words);
      return;
    case 'number':
      point.printed = Number(/\d+/.exec(words)?.[0] ?? Number.NaN) || null;
  }
}
