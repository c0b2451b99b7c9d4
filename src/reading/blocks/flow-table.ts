import type { Draft } from '#reading/blocks/draft.ts';
import type { Flow, FlowCell, FlowTable } from '#reading/blocks/flow.ts';
import { groupRichLines, joinRichLines } from '#reading/blocks/flow-lines.ts';
import { splitMark } from '#reading/blocks/list-mark.ts';
import { dropStart, type RichLine } from '#reading/blocks/rich-text.ts';

/**
 * A table that arranges the page: said so, one cell, one column of several paragraphs, another table within,
 * or no lines around cells that hold headings and lists.
 */
export function isLayout(table: FlowTable): boolean {
  if (table.layout) return true;
  const filled = table.rows
    .map((row) => row.filter((cell) => cell.content.some(hasText)))
    .filter((row) => row.length > 0);
  const cells = filled.flat();
  if (cells.length <= 1) return true;
  if (cells.some((cell) => cell.content.some(isDataTable))) return true;
  const oneColumn = filled.every((row) => row.length === 1) && cells.every((cell) => cell.column === cells[0]?.column);
  if (oneColumn && cells.some((cell) => cell.content.length > 1)) return true;
  return table.borderless && cells.some(isPage);
}

function isDataTable(flow: Flow): boolean {
  return flow.type === 'table' && !isLayout(flow);
}

function isPage(cell: FlowCell): boolean {
  const texts = cell.content.filter((flow) => flow.type === 'text');
  const headings = texts.filter((text) => text.heading !== null).length;
  return headings > 0 && texts.length > headings;
}

function hasText(flow: Flow): boolean {
  if (flow.type === 'text') return flow.lines.some((line) => line !== null);
  return flow.rows.some((row) => row.some((cell) => cell.content.some(hasText)));
}

export function tableDrafts(table: FlowTable, no: number): Draft[] {
  const read = table.rows.map((row) => row.map((cell) => ({ cell, line: cellLine(cell.content) })));
  const boldFirst = isHeaderByLooks(read.map((row) => row.flatMap(({ line }) => line ?? [])));
  return read.flatMap((row, rowNo) =>
    row.flatMap(({ cell, line }): Draft[] => {
      if (line === null) return [];
      return [
        {
          kind: 'cell',
          text: line.text,
          level: 0,
          mark: null,
          bold: line.bold,
          links: line.links,
          cell: {
            table: no,
            row: rowNo,
            column: cell.column,
            rowSpan: cell.rowSpan,
            columnSpan: cell.columnSpan,
            header: cell.header || (rowNo === 0 && boldFirst),
          },
          size: line.size,
          underlined: false,
          indent: 0,
          typed: false,
        },
      ];
    }),
  );
}

/** Every cell of the first row bold, and not the whole table. */
function isHeaderByLooks(rows: readonly (readonly RichLine[])[]): boolean {
  const [first, ...others] = rows;
  if (first === undefined || first.length < 2) return false;
  const allBold = (line: RichLine) => line.bold === line.text.length;
  return first.every(allBold) && others.flat().some((line) => !allBold(line));
}

/** Everything in a cell, its paragraphs and list items parted by "\n"; null if it is empty. */
function cellLine(content: readonly Flow[]): RichLine | null {
  const lines = content.flatMap(cellLines);
  const [first] = lines;
  if (first === undefined) return null;
  const plain = lines.findIndex((line) => line.bold < line.text.length);
  const text = lines.map((line) => line.text).join('\n');
  const lead = lines.slice(0, plain).reduce((sum, line) => sum + line.text.length + 1, 0) + (lines[plain]?.bold ?? 0);
  return {
    text,
    bold: plain === -1 ? text.length : lines[plain]?.bold === 0 ? Math.max(lead - 1, 0) : lead,
    underlined: false,
    size: first.size,
    links: lines.flatMap((line) => line.links),
  };
}

function cellLines(flow: Flow): RichLine[] {
  if (flow.type === 'table') return flow.rows.flatMap((row) => row.flatMap((cell) => cell.content.flatMap(cellLines)));
  return groupRichLines(flow.lines).flatMap((group) => {
    const line = joinRichLines(group);
    const marked = line === null ? null : splitMark(line.text);
    if (line === null) return [];
    return [marked === null ? line : dropStart(line, line.text.length - marked.rest.length)];
  });
}
