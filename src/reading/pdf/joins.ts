import { itemAt } from '#reading/blocks/item-at.ts';
import type { Flow } from '#reading/pdf/layout.ts';
import type { Draft } from '#reading/pdf/paragraphs.ts';
import { joinPieces, plainText } from '#reading/pdf/pieces.ts';
import { cellText, type Table, type TableCell } from '#reading/pdf/tables.ts';

const ENDED = /[.!?…:;]["”’»)]*$/u;
const ADDRESS = /^(?:www\.|https?:|\S+@)/iu;

/** Puts together what a page break or the end of a column parted: paragraphs, items and tables. */
export function joinedFlow(flow: readonly Flow[]): Flow[] {
  const result: Flow[] = [];
  for (const item of flow) {
    const at = lastOfText(result, item);
    const before = result[at];
    const joined = before ? joinTwo(before, item) : null;
    if (joined) result[at] = joined;
    else result.push(item);
  }
  return result;
}

/** The element that the next one may continue: footnotes at the foot of a page stand between. */
function lastOfText(result: readonly Flow[], item: Flow): number {
  let at = result.length - 1;
  while (at > 0 && itemAt(result, at).page < item.page && isFootnote(itemAt(result, at), result)) at--;
  return at;
}

function isFootnote(item: Flow, all: readonly Flow[]): boolean {
  const draft = item.draft;
  if (!draft) return false;
  const size = itemAt(draft.lines, 0).size;
  const others = all.flatMap((other) => (other.page === item.page && other.draft ? [other.draft] : []));
  const largest = Math.max(...others.map((other) => itemAt(other.lines, 0).size));
  return size < largest * 0.92 && /^\s*\d{1,2}[\s\p{L}]/u.test(itemAt(draft.lines, 0).text);
}

function joinTwo(before: Flow, item: Flow): Flow | null {
  if (before.table && item.table) {
    const table = item.page === before.page + 1 ? joinTables(before.table, item.table) : null;
    return table ? { ...before, page: item.page, table } : null;
  }
  if (!before.draft || !item.draft || before.column === item.column) return null;
  if (before.draft.tagged && item.draft.tagged) {
    // Where tags say what a paragraph is, only a new page parts one, and both parts stand at the same depth of the tree.
    if (before.page === item.page || before.draft.tagged.depth !== item.draft.tagged.depth) return null;
  }
  if (item.page > before.page + 1 || !continues(before.draft, item.draft, before, item)) return null;
  const draft: Draft = {
    ...before.draft,
    // Line by line, since only what stands before the break says that an address goes on.
    pieces: item.draft.lines.reduce((pieces, line) => joinPieces(pieces, line.pieces), before.draft.pieces),
    lines: [...before.draft.lines, ...item.draft.lines],
    full: item.draft.full,
  };
  return { page: item.page, column: item.column, draft, table: null };
}

function continues(before: Draft, after: Draft, from: Flow, to: Flow): boolean {
  const last = itemAt(before.lines, -1);
  const first = itemAt(after.lines, 0);
  if (after.mark !== null || Math.abs(last.size - first.size) > 0.7) return false;
  if (last.allBold !== first.startsBold && (last.allBold || first.allBold)) return false;
  if (!last.endsBold && opensWithLabel(after)) return false;
  const text = plainText(before.pieces).trim();
  const next = plainText(after.pieces).trim();
  if (/\p{L}[-\u00ad‐]$/u.test(text) && /^\p{Ll}/u.test(next)) return true;
  if (ADDRESS.test(next)) return false;
  if (isOpenAddress(text, next)) return true;
  if (ENDED.test(text)) return false;
  const long = text.split(/\s+/).length >= 6;
  if (/^[\p{Ll}(,]/u.test(next)) return long || before.full;
  const alike = Math.abs(from.column.x1 - from.column.x0 - (to.column.x1 - to.column.x0)) < 40;
  return before.full && long && alike && before.lines.length > 1;
}

/** An address parted at one of its signs. Where it may have ended there, what follows must have such signs too. */
function isOpenAddress(text: string, next: string): boolean {
  const [, sign = ''] = /(?:https?:\/\/|www\.)\S*([/_=&?-])$/iu.exec(text) ?? [];
  return /^[_=&]$/.test(sign) || (sign !== '' && /^[\w%]\S*[/_=&?]\S/u.test(next));
}

/** "**Status:** pågår": a label in bold begins a line of its own. */
function opensWithLabel({ pieces }: Draft): boolean {
  const plain = pieces.findIndex((piece) => !piece.bold && piece.text.trim() !== '');
  return plain > 0 && plainText(pieces.slice(0, plain)).trimEnd().endsWith(':');
}

/** One table of two parts on consecutive pages; null when they are different tables. */
function joinTables(before: Table, after: Table): Table | null {
  if (before.xs.length !== after.xs.length) return null;
  const shift = itemAt(after.xs, 0) - itemAt(before.xs, 0);
  if (!before.xs.every((x, index) => Math.abs(itemAt(after.xs, index) - x - shift) < 8)) return null;
  const repeated = repeatedRows(before, after);
  const rest = after.cells
    .filter((cell) => cell.row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated, header: false }));
  const rows = after.rows - repeated;
  if (rows <= 0) return before;
  const parted = isPartedRow(before, rest);
  const start = before.rows - (parted ? 1 : 0);
  const moved = rest.map((cell) => ({ ...cell, row: cell.row + start }));
  const cells = parted ? mergeRow(before.cells, moved, start) : [...before.cells, ...moved];
  return { ...before, rows: start + rows, cells };
}

function repeatedRows(before: Table, after: Table): number {
  let rows = 0;
  while (rows < Math.min(before.rows, after.rows, 3)) {
    const words = (table: Table) =>
      rowOf(table.cells, rows)
        .map((cell) => `${cell.column}:${cellText(cell)}`)
        .join('|');
    if (words(before) === '' || words(before) !== words(after)) break;
    rows++;
  }
  return rows;
}

const rowOf = (cells: readonly TableCell[], row: number): TableCell[] => cells.filter((cell) => cell.row === row);

/** A row that goes on over the page: its first words go on from an unfinished cell, or its first cell is empty. */
function isPartedRow(before: Table, rest: readonly TableCell[]): boolean {
  const last = rowOf(before.cells, before.rows - 1);
  const first = rowOf(rest, 0);
  if (last.length === 0 || first.length === 0 || before.rows < 2) return false;
  if (
    !first.every((cell) => last.some((other) => other.column === cell.column && other.columnSpan === cell.columnSpan))
  )
    return false;
  const goesOn = first.some((cell) => {
    const upper = last.find((other) => other.column === cell.column);
    return upper !== undefined && /^\p{Ll}/u.test(cellText(cell)) && !ENDED.test(cellText(upper));
  });
  return goesOn || !first.some((cell) => cell.column === 0);
}

function mergeRow(upper: readonly TableCell[], lower: readonly TableCell[], row: number): TableCell[] {
  const merged = upper.map((cell) => {
    const more =
      cell.row === row ? lower.find((other) => other.row === row && other.column === cell.column) : undefined;
    if (!more) return cell;
    const [start, end] = [cell.paragraphs, more.paragraphs];
    const goesOn = /^[\p{Ll}]/u.test(cellText(more)) && !ENDED.test(cellText(cell));
    const paragraphs = goesOn
      ? [...start.slice(0, -1), joinPieces(itemAt(start, -1), itemAt(end, 0)), ...end.slice(1)]
      : [...start, ...end];
    return { ...cell, paragraphs, bold: cell.bold && more.bold };
  });
  return [...merged, ...lower.filter((cell) => cell.row !== row)];
}
