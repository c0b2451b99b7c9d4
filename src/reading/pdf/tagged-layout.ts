import { itemAt } from '#reading/blocks/item-at.ts';
import { bounds, median } from '#reading/pdf/columns.ts';
import { leadingsOf } from '#reading/pdf/leading.ts';
import { layoutOf, type Flow, type Layout } from '#reading/pdf/layout.ts';
import { markOf } from '#reading/pdf/marks.ts';
import type { Area, Line, PdfPage } from '#reading/pdf/page.ts';
import { BLANK_TO_FILL, UNFINISHED, isFull, type Draft } from '#reading/pdf/paragraphs.ts';
import { joinPieces, type Piece } from '#reading/pdf/pieces.ts';
import { runningTexts } from '#reading/pdf/running.ts';
import { cellText } from '#reading/pdf/tables.ts';
import { linesOf } from '#reading/pdf/lines.ts';
import { taggedTable } from '#reading/pdf/tagged-tables.ts';
import { contentsOf, labelOf, tagItemsOf, type TagItem, type TagTable, type TagText } from '#reading/pdf/tags.ts';
import { areTagsTrusted } from '#reading/pdf/trust.ts';

const FEW_LINES = 12;

/** Reads pages by their structure tree; null where there is none to be trusted. */
export function taggedLayoutOf(pages: readonly PdfPage[]): Layout | null {
  if (!pages.some((page) => page.tree)) return null;
  const items = pages.map(tagItemsOf);
  if (!areTagsTrusted(pages, items)) return null;
  const texts = items.flat().flatMap((item) => (item.text ? [item.text] : []));
  const headings = texts.filter((text) => text.level > 0).length;
  const looks: Looks = { all: headings === 0 || (headings === 1 && texts.length > 12), titleSize: titleSize(texts) };
  const leadingOf = leadingsOf(texts.map((text) => text.lines));
  const rest = leftOver(pages);
  const flow = withWholeTables(items.map(inBlocks)).flatMap((item): Flow[] => {
    if ('rest' in item) return rest.flow.filter((other) => other.page === item.rest);
    if (item.table)
      return [
        {
          page: itemAt(item.table, -1).page,
          column: { x0: 0, y0: 0, x1: 0, y1: 0 },
          draft: null,
          table: taggedTable(item.table, pages),
        },
      ];
    const inPage = itemAt(items, item.text.page - 1).flatMap((other) => (other.text ? other.text.lines : []));
    // A last page of a few recipients does not tell how wide the text is.
    const lines = inPage.length < FEW_LINES ? texts.flatMap((text) => text.lines) : inPage;
    const edge = columnOf(item.text.lines, lines);
    return draftsIn(item.text, edge, lines, looks, leadingOf).map((draft) => ({
      page: item.text.page,
      column: edge,
      draft,
      table: null,
    }));
  });
  return { flow, running: [...new Set([...artifactsOf(pages, flow), ...rest.running])] };
}

/** Paragraphs that stand beside each other by tabs (names, and below them roles) block by block. */
function inBlocks(items: readonly TagItem[]): TagItem[] {
  const result: TagItem[] = [];
  for (let from = 0; from < items.length;) {
    const first = itemAt(items, from).text;
    let to = from + 1;
    if (first && isTabbed(first)) while (to < items.length && isUnder(first, itemAt(items, to).text)) to++;
    const texts = items.slice(from, to).flatMap((item) => (item.text ? [item.text] : []));
    if (first && to - from >= 2) {
      first.lines.forEach((_, column) =>
        result.push(
          ...texts.map((text): TagItem => ({ text: { ...text, lines: [itemAt(text.lines, column)] }, table: null })),
        ),
      );
    } else result.push(...items.slice(from, to));
    from = to;
  }
  return result;
}

const isTabbed = (text: TagText): boolean =>
  text.depth === null &&
  text.lines.length >= 2 &&
  text.lines.every((line) => Math.abs(line.y - itemAt(text.lines, 0).y) < 1);

const isUnder = (first: TagText, text: TagText | null): boolean =>
  text !== null &&
  isTabbed(text) &&
  text.lines.length === first.lines.length &&
  text.lines.every((line, column) => Math.abs(line.x0 - itemAt(first.lines, column).x0) < 3);

type Whole =
  | { readonly text: TagText; readonly table: null }
  | { readonly text: null; readonly table: readonly TagTable[] }
  | { readonly rest: number };

/** Tables that go on over pages as one: every page tells all of a table's rows, those of other pages empty. */
function withWholeTables(items: readonly (readonly TagItem[])[]): Whole[] {
  const result: Whole[] = [];
  items.forEach((inPage, index) => {
    inPage.forEach((item, at) => {
      const before = result.findLast((one) => !('rest' in one));
      if (item.text) result.push(item);
      else if (
        at === 0 &&
        before &&
        !('rest' in before) &&
        before.table &&
        isSameTable(itemAt(before.table, -1), item.table)
      ) {
        result[result.indexOf(before)] = { text: null, table: [...before.table, item.table] };
      } else result.push({ text: null, table: [item.table] });
    });
    result.push({ rest: index + 1 });
  });
  return result;
}

function isSameTable(before: TagTable, after: TagTable): boolean {
  const shape = (table: TagTable) => table.rows.map((row) => row.length).join();
  const lastFilled = before.rows.findLastIndex((row) => row.some((cell) => cell.texts.length > 0));
  const firstFilled = after.rows.findIndex((row) => row.some((cell) => cell.texts.length > 0));
  return (
    after.page === before.page + 1 &&
    before.rows.length > 1 &&
    shape(before) === shape(after) &&
    firstFilled >= lastFilled
  );
}

/** The column that lines stand in: as wide as most of the page's lines that begin where they do. */
function columnOf(own: readonly Line[], inPage: readonly Line[]): Area {
  const area = bounds(own);
  const alike = inPage
    .filter((line) => Math.abs(line.x0 - area.x0) < 40)
    .map((line) => line.x1)
    .sort((a, b) => a - b);
  const usual = alike[Math.floor((alike.length - 1) * 0.85)] ?? area.x1;
  const filling = own.slice(0, -1).filter((line) => area.x1 - line.x1 < (area.x1 - area.x0) * 0.2).length;
  const filled = own.length >= 3 && filling >= (own.length - 1) * 0.6;
  return { ...area, x1: filled ? area.x1 : Math.max(usual, area.x1) };
}

type Looks = {
  /** No heading is tagged: looks decide. */
  readonly all: boolean;
  /** Text as large as this is a title though it is tagged as a paragraph (Word's style Title). */
  readonly titleSize: number;
};

function titleSize(texts: readonly TagText[]): number {
  const lettered = texts.filter((text) => text.level === 0).flatMap((text) => text.lines);
  const sizes = lettered.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 10) }, () => line.size));
  const headings = texts.filter((text) => text.level > 0).map((text) => text.lines[0]?.size ?? 0);
  return Math.max(median(sizes) * 1.4, ...headings);
}

/** A tagged text as one draft, or as several where its lines clearly stand for themselves. */
function draftsIn(
  text: TagText,
  column: Area,
  inPage: readonly Line[],
  looks: Looks,
  leadingOf: (size: number) => number,
): Draft[] {
  const parts = text.level > 0 ? [text.lines] : partsOf(text.lines, inPage, leadingOf);
  return parts.map((lines, index) => draftOf(text, lines, index === 0, column, looks));
}

function partsOf(lines: readonly Line[], inPage: readonly Line[], leadingOf: (size: number) => number): Line[][] {
  const parts: Line[][] = [];
  let column: Area | null = null;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const jumps = before !== undefined && line.y < before.y - 1;
    if (column === null || jumps) {
      const end = lines.findIndex((other, at) => at > index && other.y < itemAt(lines, at - 1).y - 1);
      column = columnOf(lines.slice(index, end < 0 ? undefined : end), inPage);
    }
    // Text that goes on in the next column is one text, as the tags say.
    if (before && (jumps || !standsAlone(before, line, column, leadingOf))) itemAt(parts, -1).push(line);
    else parts.push([line]);
  });
  return parts;
}

function standsAlone(before: Line, line: Line, column: Area, leadingOf: (size: number) => number): boolean {
  const distance = line.y - before.y;
  if (Math.abs(distance) < 1 || BLANK_TO_FILL.test(before.text) || BLANK_TO_FILL.test(line.text)) return true;
  if (OPENS.test(line.text) && distance > 0 && !isFull(before, line, column.x1)) return true;
  if (distance > leadingOf(before.size) * 1.45 && Math.abs(before.size - line.size) < 1) return true;
  const mark = markOf(line);
  if (mark && !mark.numbered && !isFull(before, line, column.x1)) return true;
  const room = column.x1 - before.x1;
  const word = ((/^\S+/.exec(line.text)?.[0].length ?? 1) / Math.max(1, line.text.length)) * (line.x1 - line.x0);
  return (
    distance > 0 &&
    room > word + (column.x1 - column.x0) * (mayEnd(before, line) ? 0.1 : 0.3) &&
    !/^\p{Ll}/u.test(line.text) &&
    !/\p{L}[-\u00ad]$/u.test(before.text)
  );
}

/** An e-mail or web address, or a label with its value: it begins a line of its own. */
const OPENS = /^(?:\S+@\S+\.\S+$|www\.|\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}:\s)/u;

/** A line that breaks with room to spare before a capital, and not after a word that asks for more. */
function mayEnd(before: Line, line: Line): boolean {
  return /^[\p{Lu}\d]/u.test(line.text) && !UNFINISHED.test(before.text);
}

function draftOf(text: TagText, lines: readonly Line[], first: boolean, column: Area, looks: Looks): Draft {
  const [head, ...rest] = lines as [Line, ...Line[]];
  const label = text.opensItem && first ? labelOf(text) : null;
  const written = markOf(head);
  // A mark in the words of a paragraph that is tagged as no item, or as an item without label, is its mark.
  const inWords = written && ((text.label === null && !written.numbered) || (text.opensItem && text.label === null));
  const mark = inWords ? written.mark : (label ?? (text.opensItem && first && text.label !== '' ? '•' : null));
  const start = inWords ? written.pieces : head.pieces;
  const pieces = rest.reduce<readonly Piece[]>((before, line) => joinPieces(before, line.pieces), start);
  const title =
    head.size >= looks.titleSize &&
    lines.length <= 4 &&
    lines.reduce((sum, line) => sum + line.text.length, 0) < 160 &&
    text.depth === null;
  const level = text.level > 0 ? text.level : looks.all && text.depth === null ? null : title ? 1 : 0;
  return {
    pieces,
    lines,
    mark: text.level > 0 ? null : mark,
    numbered: mark !== null && /\d|^\p{L}\)/u.test(mark),
    apart: !inWords,
    x0: head.x0,
    textX: head.x0,
    above: head.size,
    full: isFull(itemAt(lines, -1), null, column.x1),
    tagged: { level, depth: text.depth },
  };
}

/** Text that the tree does not hold, read by where it stands: nothing is lost. */
function leftOver(pages: readonly PdfPage[]): Layout {
  const rest = pages.map((page): PdfPage => {
    const told = page.tree ? contentsOf(page.tree) : new Set();
    const turned = page.turned
      .map((group) => ({ ...group, runs: group.runs.filter((run) => !run.artifact) }))
      .filter((group) => group.runs.length > 0);
    return {
      ...page,
      runs: page.runs.filter((run) => !run.artifact && (run.content === null || !told.has(run.content))),
      turned,
      drawing: { rules: [], boxes: [], dots: [] },
    };
  });
  return layoutOf(rest);
}

/** What is marked as decoration: running headers and footers, but not a table's head repeated on the next page. */
function artifactsOf(pages: readonly PdfPage[], flow: readonly Flow[]): string[] {
  const heads = new Set(flow.flatMap((item) => item.table?.cells.map(cellText) ?? []));
  return runningTexts(
    pages.map((page) => linesOf(page.runs.filter((run) => run.artifact && !heads.has(run.text.trim())))),
  );
}
