import { itemAt } from '#reading/blocks/item-at.ts';
import { alignedTablesOf } from '#reading/pdf/aligned-tables.ts';
import { bounds, regionsOf, type Placed, type Region } from '#reading/pdf/columns.ts';
import { gridsOf } from '#reading/pdf/grid.ts';
import { linesOf } from '#reading/pdf/lines.ts';
import { leadingsOf } from '#reading/pdf/leading.ts';
import type { Area, Line, PdfPage, Run } from '#reading/pdf/page.ts';
import { draftsOf, wholeLines, type Draft } from '#reading/pdf/paragraphs.ts';
import { runningOf, runningTexts } from '#reading/pdf/running.ts';
import { fillGrid, isWithin, middleOf, NARROW_GAP, tableOf, type Filled, type Table } from '#reading/pdf/tables.ts';

/** What stands in the document's flow, in reading order. */
export type Flow =
  | { readonly page: number; readonly column: Area; readonly draft: Draft; readonly table: null }
  | { readonly page: number; readonly column: Area; readonly draft: null; readonly table: Table };

export type Layout = { readonly flow: readonly Flow[]; readonly running: readonly string[] };

/** A table, or a framed text that is read apart from what stands beside it. */
type Whole = { readonly filled: Filled } | { readonly lines: readonly Line[] };

type Cut = { readonly page: PdfPage; readonly filled: readonly Filled[]; readonly lines: readonly Line[] };

/** Reads pages by where their words stand: tables, running lines, columns, paragraphs. */
export function layoutOf(pages: readonly PdfPage[]): Layout {
  const { cuts, texts: tableTexts } = withoutRunningTables(pages.map(cutTables));
  const running = runningOf(cuts.map((cut) => ({ height: cut.page.height, lines: cut.lines })));
  const columns = cuts.map((cut) => pageRegions(cut, running.lines));
  const allLines = columns.flatMap((regions) => regions.map(linesIn));
  const leadingOf = leadingsOf(allLines.map(wholeLines));
  const rightEdges = columns.map(rightEdge);
  const commonRight = Math.max(0, ...rightEdges);
  const flow = columns.flatMap((regions, index) =>
    regions.flatMap((region) => {
      const page = itemAt(pages, index);
      const beside = regions.filter(
        (other) => other !== region && other.x0 >= region.x1 - 4 && other.y0 < region.y1 && other.y1 > region.y0,
      );
      const edge =
        beside.length > 0
          ? Math.min(...beside.map((other) => other.x0)) - 12
          : page.width === itemAt(pages, 0).width
            ? commonRight
            : itemAt(rightEdges, index);
      const right = Math.max(region.x1, edge);
      return regionFlow(region, page.no, { right, leadingOf });
    }),
  );
  const turned = pages.flatMap((page) =>
    page.turned.flatMap(({ runs }) => {
      const lines = wholeLines(linesOf(runs));
      const area = bounds(lines);
      return draftsOf(lines, { right: area.x1, leadingOf }).map((draft): Flow => ({
        page: page.no,
        column: area,
        draft,
        table: null,
      }));
    }),
  );
  return { flow: withTurned(flow, turned), running: [...new Set([...tableTexts, ...running.texts])] };
}

/** Turned text follows the page that it stands on. */
function withTurned(flow: readonly Flow[], turned: readonly Flow[]): Flow[] {
  if (turned.length === 0) return [...flow];
  return [...flow, ...turned]
    .map((item, index) => ({ item, index }))
    .sort((a, b) => a.item.page - b.item.page || a.index - b.index)
    .map(({ item }) => item);
}

const linesIn = (region: Region<Whole>): Line[] => region.placed.flatMap((item) => (item.line ? [item.line] : []));

/** The right edge of a page's text. */
const rightEdge = (regions: readonly Region<Whole>[]): number =>
  Math.max(0, ...regions.flatMap(linesIn).map((line) => line.x1));

/** Ruled tables, shaded tables and tables by alignment, and the lines that stand outside of them. */
function cutTables(page: PdfPage): Cut {
  let rest: readonly Run[] = page.runs;
  const filled: Filled[] = [];
  const take = (table: Filled | null) => {
    if (!table) return;
    const taken = new Set(table.byCell.flat());
    rest = rest.filter((run) => !taken.has(run));
    filled.push(table);
  };
  for (const grid of gridsOf(page.drawing, page)) take(fillGrid(grid, rest));
  for (const grid of alignedTablesOf(linesOf(rest, NARROW_GAP), page.height)) take(fillGrid(grid, rest));
  return { page, filled, lines: linesOf(rest) };
}

/** Page headers and footers that are set as tables: the same words in the margin of several pages. */
function withoutRunningTables(cuts: readonly Cut[]): { cuts: Cut[]; texts: string[] } {
  const shapeOf = (filled: Filled) =>
    filled.byCell
      .flat()
      .map((run) => run.text)
      .join('|')
      .replace(/\d+/g, '#');
  const inMargin = (cut: Cut, { grid: { area } }: Filled) =>
    area.y1 < cut.page.height * 0.2 || area.y0 > cut.page.height * 0.85;
  const seen = new Map<string, number>();
  for (const cut of cuts) {
    for (const filled of cut.filled.filter((one) => inMargin(cut, one))) {
      seen.set(shapeOf(filled), (seen.get(shapeOf(filled)) ?? 0) + 1);
    }
  }
  const runs = (cut: Cut, filled: Filled) => inMargin(cut, filled) && (seen.get(shapeOf(filled)) ?? 0) > 1;
  const texts = runningTexts(
    cuts.map((cut) =>
      cut.filled.filter((one) => runs(cut, one)).flatMap((one) => one.byCell.flatMap((cell) => linesOf(cell))),
    ),
  );
  return { cuts: cuts.map((cut) => ({ ...cut, filled: cut.filled.filter((one) => !runs(cut, one)) })), texts };
}

function pageRegions(cut: Cut, running: ReadonlySet<Line>): Region<Whole>[] {
  const lines = cut.lines.filter((line) => !running.has(line));
  const framed = framesOf(cut.page, lines);
  const loose = lines.filter((line) => !framed.some((frame) => frame.lines.includes(line)));
  const placed: Placed<Whole>[] = [
    ...loose.map((line) => ({ x0: line.x0, x1: line.x1, y0: line.y0, y1: line.y1, line })),
    ...framed.map((frame) => ({ ...bounds(frame.lines), line: null, whole: { lines: frame.lines } })),
    ...cut.filled.map((filled) => ({ ...filled.grid.area, line: null, whole: { filled } })),
  ];
  return regionsOf(placed);
}

/** Framed or shaded texts that take up part of the width: fact boxes, which would break the lines beside them. */
function framesOf(page: PdfPage, lines: readonly Line[]): { lines: readonly Line[] }[] {
  const boxes = page.drawing.boxes
    .filter(
      (box) =>
        box.x1 - box.x0 < page.width * 0.75 &&
        box.x1 - box.x0 > 70 &&
        box.y1 - box.y0 > 30 &&
        box.y1 - box.y0 < page.height * 0.85,
    )
    .sort((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) - (a.x1 - a.x0) * (a.y1 - a.y0));
  const taken = new Set<Line>();
  return boxes.flatMap((box) => {
    const inside = lines.filter(
      (line) => !taken.has(line) && line.runs.every((run) => isWithin(box, ...middleOf(run))),
    );
    if (inside.length < 2) return [];
    for (const line of inside) taken.add(line);
    return [{ lines: inside }];
  });
}

function regionFlow(region: Region<Whole>, page: number, setting: Parameters<typeof draftsOf>[1]): Flow[] {
  const flow: Flow[] = [];
  const column = { x0: region.x0, y0: region.y0, x1: setting.right, y1: region.y1 };
  let open: Line[] = [];
  const flush = () => {
    for (const draft of draftsOf(wholeLines(open), setting)) flow.push({ page, column, draft, table: null });
    open = [];
  };
  for (const item of region.placed) {
    if (item.line) {
      open.push(item.line);
      continue;
    }
    flush();
    if ('filled' in item.whole)
      flow.push({ page, column, draft: null, table: tableOf(item.whole.filled, setting.leadingOf) });
    else {
      const inner = regionsOf<Whole>(
        item.whole.lines.map((line) => ({ x0: line.x0, x1: line.x1, y0: line.y0, y1: line.y1, line })),
      );
      for (const part of inner) flow.push(...regionFlow(part, page, { ...setting, right: part.x1 }));
    }
  }
  flush();
  return flow;
}
