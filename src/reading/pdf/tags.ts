import { linesOf } from '#reading/pdf/lines.ts';
import { markOf } from '#reading/pdf/marks.ts';
import { isTagNode, type Line, type PdfPage, type Run, type TagContent, type TagNode } from '#reading/pdf/page.ts';
import { wholeLines } from '#reading/pdf/paragraphs.ts';

/** A stretch of text as the structure tree tells it. */
export type TagText = {
  readonly page: number;
  /** 1-6, or 0 for no heading. */
  readonly level: number;
  /** Depth within lists from 0, or null outside of lists. */
  readonly depth: number | null;
  /** An item's label as tagged; null where none is. Only the first text of an item has one. */
  readonly label: string | null;
  /** First text of its item. */
  readonly opensItem: boolean;
  readonly lines: readonly Line[];
};

export type TagCell = { readonly header: boolean; readonly texts: readonly TagText[] };
export type TagTable = { readonly page: number; readonly rows: readonly (readonly TagCell[])[] };
export type TagItem =
  { readonly text: TagText; readonly table: null } | { readonly text: null; readonly table: TagTable };

const INLINE = new Set([
  'Span',
  'Link',
  'Reference',
  'Em',
  'Strong',
  'Quote',
  'Code',
  'Annot',
  'Sub',
  'BibEntry',
  'Ruby',
  'RB',
  'RT',
  'Warichu',
  'Lbl',
  'FENote',
  'NonStruct',
]);
const TABLE_PARTS = new Set(['THead', 'TBody', 'TFoot']);

type Place = { readonly level: number; readonly depth: number | null; readonly item: ItemState | null };
type ItemState = { label: string | null; opened: boolean };

/** The page's texts and tables in the tree's order. */
export function tagItemsOf(page: PdfPage): TagItem[] {
  const byContent = new Map<string, Run[]>();
  for (const run of page.runs) {
    if (run.content === null || run.artifact) continue;
    const known = byContent.get(run.content);
    if (known) known.push(run);
    else byContent.set(run.content, [run]);
  }
  const items: TagItem[] = [];
  if (page.tree) walk(page.tree, { level: 0, depth: null, item: null }, page.no, byContent, items);
  return items;
}

function walk(node: TagNode, place: Place, page: number, runs: ReadonlyMap<string, Run[]>, items: TagItem[]): void {
  let open: Run[] = [];
  const flush = () => {
    if (open.length > 0) items.push({ text: textOf(open, place, page), table: null });
    open = [];
  };
  for (const child of node.children) {
    if (!isTagNode(child)) open.push(...(runs.get(child.content) ?? []));
    else if (child.role === 'Lbl' && place.item && !place.item.opened) place.item.label = labelIn(child, runs);
    else if (INLINE.has(child.role) && !hasBlocks(child)) open.push(...contentOf(child, runs));
    else {
      flush();
      if (child.role === 'Table') items.push({ text: null, table: tableOf(child, page, runs) });
      else walk(child, placeIn(child, place), page, runs, items);
    }
  }
  flush();
}

function placeIn(node: TagNode, place: Place): Place {
  const heading = /^H([1-6])?$/.exec(node.role);
  if (heading) return { ...place, level: Number(heading[1] ?? 2) };
  if (node.role === 'Title') return { ...place, level: 1 };
  if (node.role === 'L') return { ...place, depth: (place.depth ?? -1) + 1, item: null };
  if (node.role === 'LI') return { ...place, depth: place.depth ?? 0, item: { label: null, opened: false } };
  return place;
}

const hasBlocks = (node: TagNode): boolean =>
  node.children.some((child) => isTagNode(child) && (!INLINE.has(child.role) || hasBlocks(child)));

function contentOf(node: TagNode | TagContent, runs: ReadonlyMap<string, Run[]>): Run[] {
  return isTagNode(node) ? node.children.flatMap((child) => contentOf(child, runs)) : (runs.get(node.content) ?? []);
}

const wordsOf = (node: TagNode, runs: ReadonlyMap<string, Run[]>): string =>
  contentOf(node, runs)
    .map((run) => run.text)
    .join('')
    .trim();

/** A label that is drawn rather than written is a bullet; one without content stands on the page before. */
function labelIn(node: TagNode, runs: ReadonlyMap<string, Run[]>): string {
  return wordsOf(node, runs) || (contentsOf(node).size > 0 ? '•' : '');
}

function textOf(runs: readonly Run[], place: Place, page: number): TagText {
  const opensItem = place.item !== null && !place.item.opened;
  if (place.item) place.item.opened = true;
  return {
    page,
    level: place.level,
    depth: place.item ? place.depth : null,
    label: opensItem ? (place.item?.label ?? null) : null,
    opensItem,
    lines: linesInOrder(runs),
  };
}

/** Lines as they stand; text that jumps up again (the next column) keeps the tree's order. */
function linesInOrder(runs: readonly Run[]): Line[] {
  const chunks: Run[][] = [];
  let lowest = -Infinity;
  for (const run of runs) {
    if (run.y < lowest - run.size * 2) {
      chunks.push([run]);
      lowest = run.y;
      continue;
    }
    lowest = Math.max(lowest, run.y);
    const chunk = chunks.at(-1);
    if (chunk) chunk.push(run);
    else chunks.push([run]);
  }
  return chunks.flatMap((chunk) => wholeLines(linesOf(chunk)));
}

function tableOf(node: TagNode, page: number, runs: ReadonlyMap<string, Run[]>): TagTable {
  const rows: TagCell[][] = [];
  const addRows = (part: TagNode) => {
    for (const child of part.children) {
      if (!isTagNode(child)) continue;
      if (TABLE_PARTS.has(child.role)) addRows(child);
      else if (child.role === 'TR') rows.push(cellsOf(child, page, runs));
      else if (child.role !== 'Table') rows.push([{ header: false, texts: textsOf(child, page, runs) }]);
    }
  };
  addRows(node);
  return { page, rows };
}

function cellsOf(row: TagNode, page: number, runs: ReadonlyMap<string, Run[]>): TagCell[] {
  return row.children
    .filter(isTagNode)
    .map((cell) => ({ header: cell.role === 'TH', texts: textsOf(cell, page, runs) }));
}

/** A cell's texts; those of a table within the cell one after the other. */
function textsOf(cell: TagNode, page: number, runs: ReadonlyMap<string, Run[]>): TagText[] {
  const items: TagItem[] = [];
  walk(cell, { level: 0, depth: null, item: null }, page, runs, items);
  return items.flatMap((item) => (item.text ? [item.text] : item.table.rows.flat().flatMap((inner) => inner.texts)));
}

/** The tagged mark, or the one that the text itself begins with; null where the mark stands on the page before. */
export function labelOf(text: TagText): string | null {
  if (text.label === '') return null;
  if (text.label !== null) return /[\ue000-\uf8ff]/.test(text.label) ? '•' : text.label;
  return text.lines[0] ? (markOf(text.lines[0])?.mark ?? null) : null;
}

/** Ids of all marked content that a tree holds. */
export function contentsOf(node: TagNode): Set<string> {
  const ids = new Set<string>();
  const visit = (child: TagNode | TagContent) => {
    if (isTagNode(child)) child.children.forEach(visit);
    else ids.add(child.content);
  };
  visit(node);
  return ids;
}
