import type { Flow, FlowCell, FlowTable } from '#reading/blocks/flow.ts';
import { attribute, isElement, type HtmlElement } from '#reading/html/tree.ts';

/** More columns than any page holds; the standard's own limit is 1000. */
const MAX_SPAN = 100;
/** Cells further to the right are read, but what they span is no longer counted. */
const MAX_COLUMNS = 400;

export function readHtmlTable(table: HtmlElement, readCell: (cell: HtmlElement) => Flow[]): FlowTable {
  const rows = rowsIn(table);
  /** Rows that a cell above still takes, by column. */
  const taken = new Map<number, number>();
  const read = rows.map(({ row, head }, rowNo): FlowCell[] => {
    const cells = childrenNamed(row, ['td', 'th']);
    const headerRow = head || (cells.length > 0 && cells.every((cell) => cell.tagName === 'th'));
    let column = 0;
    const placed = cells.map((cell): FlowCell => {
      while ((taken.get(column) ?? 0) > 0) column += 1;
      const columnSpan = spanOf(attribute(cell, 'colspan'), MAX_SPAN);
      // 0 means down to the end of the table's part.
      const rowSpan =
        attribute(cell, 'rowspan') === '0'
          ? rows.length - rowNo
          : spanOf(attribute(cell, 'rowspan'), rows.length - rowNo);
      for (let at = column; at < Math.min(column + columnSpan, MAX_COLUMNS); at++) taken.set(at, rowSpan);
      const scope = attribute(cell, 'scope');
      const header = headerRow || (cell.tagName === 'th' && (scope === 'col' || scope === 'colgroup'));
      const start = column;
      column += columnSpan;
      return { column: start, columnSpan, rowSpan, header, content: readCell(cell) };
    });
    for (const [at, left] of taken) {
      if (left <= 1) taken.delete(at);
      else taken.set(at, left - 1);
    }
    return placed;
  });
  const role = attribute(table, 'role');
  return {
    type: 'table',
    rows: read,
    layout: role === 'presentation' || role === 'none',
    borderless: attribute(table, 'border') === '0',
  };
}

function rowsIn(table: HtmlElement): { row: HtmlElement; head: boolean }[] {
  return childrenNamed(table, ['thead', 'tbody', 'tfoot', 'tr']).flatMap((part) => {
    if (part.tagName === 'tr') return [{ row: part, head: false }];
    return childrenNamed(part, ['tr']).map((row) => ({ row, head: part.tagName === 'thead' }));
  });
}

function childrenNamed(parent: HtmlElement, names: readonly string[]): HtmlElement[] {
  return parent.childNodes.filter((node) => isElement(node)).filter((node) => names.includes(node.tagName));
}

function spanOf(stated: string | null, most: number): number {
  const span = Number.parseInt(stated ?? '1', 10);
  return Math.min(Math.max(Number.isFinite(span) ? span : 1, 1), Math.max(most, 1));
}
