import { bounds } from '#reading/pdf-columns.ts';
import { leadingsOf } from '#reading/pdf-leading.ts';
import { layoutOf, type Flow, type Layout } from '#reading/pdf-layout.ts';
import { markOf } from '#reading/pdf-marks.ts';
import type { Area, Line, PdfPage } from '#reading/pdf-page.ts';
import { isFull, type Draft } from '#reading/pdf-paragraphs.ts';
import { joinPieces, type Piece } from '#reading/pdf-pieces.ts';
import { isPageNumber } from '#reading/pdf-running.ts';
import { linesOf } from '#reading/pdf-lines.ts';
import { taggedTable } from '#reading/pdf-tagged-tables.ts';
import { contentsOf, labelOf, tagItemsOf, type TagItem, type TagText } from '#reading/pdf-tags.ts';
import { areTagsTrusted } from '#reading/pdf-trust.ts';

/** Reads pages by their structure tree; null where there is none to be trusted. */
export function taggedLayoutOf(pages: readonly PdfPage[]): Layout | null {
  if (!pages.some((page) => page.tree)) return null;
  const items = pages.map(tagItemsOf);
  if (!areTagsTrusted(pages, items)) return null;
  const texts = items.flat().flatMap((item) => (item.text ? [item.text] : []));
  const headings = texts.filter((text) => text.level > 0).length;
  const byLooks = headings === 0 || (headings === 1 && texts.length > 12);
  const leadingOf = leadingsOf(texts.map((text) => text.lines));
  const rest = leftOver(pages);
  const flow = pages.flatMap((page, index) => {
    const inPage = items[index]!;
    const edges = inPage.flatMap((item) => (item.text ? [item.text] : [])).flatMap((text) => text.lines);
    const column = edges.length > 0 ? bounds(edges) : { x0: 0, y0: 0, x1: page.width, y1: page.height };
    return [
      ...inPage.flatMap((item) => flowOf(item, page, column, byLooks, leadingOf)),
      ...rest.flow.filter((item) => item.page === page.no),
    ];
  });
  return { flow, running: [...new Set([...artifactsOf(pages), ...rest.running])] };
}

function flowOf(item: TagItem, page: PdfPage, column: Area, byLooks: boolean, leadingOf: (size: number) => number): Flow[] {
  if (item.table) return [{ page: page.no, column, draft: null, table: taggedTable(item.table, page) }];
  return draftsIn(item.text, column, byLooks, leadingOf).map((draft) => ({ page: page.no, column, draft, table: null }));
}

/** A tagged text as one draft, or as several where its lines clearly stand for themselves. */
function draftsIn(text: TagText, column: Area, byLooks: boolean, leadingOf: (size: number) => number): Draft[] {
  return text.level > 0 ? [draftOf(text, text.lines, true, column, byLooks)] : partsOf(text.lines, column, leadingOf).map((lines, index) => draftOf(text, lines, index === 0, column, byLooks));
}

function partsOf(lines: readonly Line[], column: Area, leadingOf: (size: number) => number): Line[][] {
  const parts: Line[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && !standsAlone(before, line, column, leadingOf)) parts.at(-1)!.push(line);
    else parts.push([line]);
  });
  return parts;
}

function standsAlone(before: Line, line: Line, column: Area, leadingOf: (size: number) => number): boolean {
  const distance = line.y - before.y;
  if (distance > leadingOf(before.size) * 1.7 && Math.abs(before.size - line.size) < 1) return true;
  const mark = markOf(line);
  if (mark && !mark.numbered && !isFull(before, line, column.x1)) return true;
  const room = column.x1 - before.x1;
  const word = ((/^\S+/.exec(line.text)?.[0].length ?? 1) / Math.max(1, line.text.length)) * (line.x1 - line.x0);
  return distance > 0 && room > word + (column.x1 - column.x0) * 0.3 && !/^\p{Ll}/u.test(line.text) && !/\p{L}[-\u00ad]$/u.test(before.text);
}

function draftOf(text: TagText, lines: readonly Line[], first: boolean, column: Area, byLooks: boolean): Draft {
  const [head, ...rest] = lines as [Line, ...Line[]];
  const label = text.opensItem && first ? labelOf(text) : null;
  const written = markOf(head);
  // A mark in the words of a paragraph that is tagged as no item, or as an item without label, is its mark.
  const inWords = written && (label === written.mark || (text.label === null && !written.numbered) || (text.opensItem && text.label === null));
  const mark = inWords ? written.mark : (label ?? (text.opensItem && first ? '•' : null));
  const start = inWords ? written.pieces : head.pieces;
  const pieces = rest.reduce<readonly Piece[]>((before, line) => joinPieces(before, line.pieces), start);
  const level = text.level > 0 ? text.level : byLooks && text.depth === null ? null : 0;
  return {
    pieces,
    lines,
    mark: text.level > 0 ? null : mark,
    numbered: mark !== null && /\d|^\p{L}\)/u.test(mark),
    x0: head.x0,
    textX: head.x0,
    above: head.size,
    full: isFull(lines.at(-1)!, null, column.x1),
    tagged: { level, depth: text.depth },
  };
}

/** Text that the tree does not hold, read by where it stands: nothing is lost. */
function leftOver(pages: readonly PdfPage[]): Layout {
  const rest = pages.map((page): PdfPage => {
    const told = page.tree ? contentsOf(page.tree) : new Set();
    const turned = page.turned.map((group) => ({ ...group, runs: group.runs.filter((run) => !run.artifact) })).filter((group) => group.runs.length > 0);
    return { ...page, runs: page.runs.filter((run) => !run.artifact && (run.content === null || !told.has(run.content))), turned, drawing: { rules: [], boxes: [] } };
  });
  return layoutOf(rest);
}

/** What is marked as decoration: running headers and footers, each once. */
function artifactsOf(pages: readonly PdfPage[]): string[] {
  const texts = new Map<string, string>();
  for (const page of pages) {
    for (const line of linesOf(page.runs.filter((run) => run.artifact))) {
      const key = isPageNumber(line.text) ? '#' : line.text.toLowerCase();
      if (/[\p{L}\d]/u.test(line.text) && !texts.has(key)) texts.set(key, line.text);
    }
  }
  return [...texts.values()];
}

