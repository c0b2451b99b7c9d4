import type { Block, BlockKind } from '#reading/block.ts';

type Draft = Omit<Block, 'no'>;

function draft(kind: BlockKind, text: string, rest: Partial<Draft> = {}): Draft {
  return { kind, text, level: 0, mark: null, bold: 0, links: [], cell: null, ...rest };
}

/** A heading of the level. */
export function h(level: number, text: string, mark: string | null = null): Draft[] {
  return [draft('heading', text, { level, mark })];
}

/** A paragraph; `bold` characters of it from the start are bold. */
export function p(text: string, bold = 0): Draft[] {
  return [draft('paragraph', text, { bold })];
}

/** A paragraph that is bold throughout. */
export function b(text: string): Draft[] {
  return p(text, text.length);
}

/** List items at one depth, each with the mark. */
export function ul(texts: readonly string[], level = 0, mark = '•'): Draft[] {
  return texts.map((text) => draft('item', text, { level, mark }));
}

/** Numbered list items, from 1. */
export function ol(texts: readonly string[], from = 1, level = 0): Draft[] {
  return texts.map((text, index) => draft('item', text, { level, mark: `${from + index}.` }));
}

export type CellDraft = string | { text: string; rows?: number; columns?: number };

/** A table, row by row; a cell that spans says how far, and the covered places are left out of later rows. */
export function table(no: number, rows: readonly (readonly CellDraft[])[], header = true): Draft[] {
  const taken = new Set<string>();
  return rows.flatMap((row, rowNo) => {
    let column = 0;
    return row.flatMap((cell) => {
      while (taken.has(`${rowNo}:${column}`)) column += 1;
      const { text, rows: rowSpan = 1, columns: columnSpan = 1 } = typeof cell === 'string' ? { text: cell } : cell;
      for (let r = 0; r < rowSpan; r += 1) {
        for (let c = 0; c < columnSpan; c += 1) taken.add(`${rowNo + r}:${column + c}`);
      }
      const place = { table: no, row: rowNo, column, rowSpan, columnSpan, header: header && rowNo === 0 };
      column += columnSpan;
      // Readers make no blocks of empty cells.
      return text === '' ? [] : [draft('cell', text, { cell: place })];
    });
  });
}

/** The document's blocks, numbered from 1. */
export function blocks(...parts: readonly Draft[][]): Block[] {
  return parts.flat().map((block, index) => ({ ...block, no: index + 1 }));
}
