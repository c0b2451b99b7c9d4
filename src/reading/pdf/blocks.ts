import { itemAt } from '#reading/blocks/item-at.ts';
import type { Block } from '#reading/block.ts';
import { headingLevels } from '#reading/pdf/headings.ts';
import type { Flow } from '#reading/pdf/layout.ts';
import type { Draft } from '#reading/pdf/paragraphs.ts';
import { finishPieces, type Piece } from '#reading/pdf/pieces.ts';
import type { Table, TableCell } from '#reading/pdf/tables.ts';

type Unnumbered = Omit<Block, 'no'>;

/** The blocks of a document's flow. */
export function blocksOf(flow: readonly Flow[]): Block[] {
  const levels = headingLevels(flow);
  const depths = itemDepths(flow);
  let table = 0;
  const blocks = flow.flatMap((item, index): Unnumbered[] => {
    if (item.table) return tableBlocks(item.table, ++table);
    const { draft } = item;
    const level = itemAt(levels, index);
    if (level > 0) return [headingBlock(draft, level)];
    const finished = finishPieces(draft.pieces);
    if (draft.mark !== null)
      return [
        {
          kind: 'item',
          ...finished,
          level: draft.tagged?.depth ?? itemAt(depths, index),
          mark: draft.mark,
          cell: null,
        },
      ];
    return [{ kind: 'paragraph', ...finished, level: 0, mark: null, cell: null }];
  });
  return numbered(blocks);
}

/** A typed number stays in the heading's words; one that is set apart is its mark. */
function headingBlock(draft: Draft, level: number): Unnumbered {
  const typed =
    draft.mark !== null && !draft.apart
      ? [{ text: `${draft.mark} `, bold: itemAt(draft.lines, 0).startsBold, address: null }]
      : [];
  return {
    kind: 'heading',
    ...finishPieces([...typed, ...draft.pieces]),
    level,
    mark: draft.apart ? draft.mark : null,
    cell: null,
  };
}

/** Leaves out what holds no words and numbers the rest. */
function numbered(blocks: readonly Unnumbered[]): Block[] {
  return blocks.filter((block) => /[\p{L}\d]/u.test(block.text)).map((block, index) => ({ no: index + 1, ...block }));
}

function tableBlocks(table: Table, no: number): Unnumbered[] {
  return [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column).map((cell) => cellBlock(cell, no));
}

function cellBlock(cell: TableCell, table: number): Unnumbered {
  const { row, column, rowSpan, columnSpan, header } = cell;
  const pieces = cell.paragraphs.flatMap((paragraph, index): readonly Piece[] =>
    index === 0 ? paragraph : [{ text: '\n', bold: paragraph[0]?.bold ?? false, address: null }, ...paragraph],
  );
  return {
    kind: 'cell',
    ...finishPieces(pieces),
    level: 0,
    mark: null,
    cell: { table, row, column, rowSpan, columnSpan, header },
  };
}

/** How deep each item stands, by how far in its mark stands compared with the items before it. */
function itemDepths(flow: readonly Flow[]): number[] {
  let stack: number[] = [];
  let column = 0;
  return flow.map(({ draft, column: area }) => {
    if (!draft || draft.mark === null) {
      const inner = draft && stack.length > 0 && draft.x0 > itemAt(stack, -1) + 4;
      if (!inner) stack = [];
      return 0;
    }
    if (Math.abs(area.x0 - column) > 80) stack = [];
    column = area.x0;
    const step = itemAt(draft.lines, 0).size * 0.6;
    while (stack.length > 1 && draft.x0 < itemAt(stack, -1) - step) stack.pop();
    if (stack.length === 0 || draft.x0 > itemAt(stack, -1) + step) stack.push(draft.x0);
    else if (draft.x0 < itemAt(stack, -1) - step) stack = [draft.x0];
    return stack.length - 1;
  });
}
