import type { Flow, FlowTable, FlowText } from '#reading/blocks/flow.ts';
import { richLines, type Piece, type RichLine } from '#reading/blocks/rich-text.ts';

/** A paragraph of one line whose words are set in columns with tabs. */
type TabbedText = FlowText & { readonly columns: readonly RichLine[] };

const ONLY_MARK = /^(?:[^\p{L}\d]{1,2}|\d{1,2}[.)]?|[a-zA-Z][.)]|\d+(?:\.\d+)+\.?)$/u;
/** Longer stretches are text with a tab in it. */
const WIDEST = 70;

/** The columns that tabs part one line into, or null where it has none: a mark with a tab after it is a list item. */
export function tabColumns(pieces: readonly Piece[]): RichLine[] | null {
  if (pieces.some((piece) => piece.text.includes('\n'))) return null;
  const columns: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.text.split('\t').forEach((text, index) => {
      if (index > 0) columns.push([]);
      if (text !== '') columns.at(-1)?.push({ ...piece, text });
    });
  }
  const lines = columns.flatMap((column) => richLines(column)).filter((line) => line !== null);
  if (lines.length < 2 || ONLY_MARK.test(lines[0]?.text ?? '')) return null;
  return lines.every((line) => line.text.length <= WIDEST && !/[.!?]$/u.test(line.text)) ? lines : null;
}

/** Two or more such lines after one another are a table without lines, as letterheads and signatures are set. */
export function joinTabbed(flow: readonly Flow[]): Flow[] {
  const joined: Flow[] = [];
  let run: TabbedText[] = [];
  const finish = () => {
    const labels = run.every(({ columns }) => columns.length === 2 && columns[0]?.text.endsWith(':') === true);
    if (run.length > 1 && !labels) joined.push(tableOf(run));
    else joined.push(...run);
    run = [];
  };
  for (const part of flow) {
    if (isTabbed(part)) run.push(part);
    else {
      finish();
      joined.push(part);
    }
  }
  finish();
  return joined;
}

function isTabbed(part: Flow): part is TabbedText {
  return part.type === 'text' && 'columns' in part && part.heading === null && part.depth === null;
}

function tableOf(run: readonly TabbedText[]): FlowTable {
  const rows = run.map(({ columns }) =>
    columns.map((line, column) => ({
      column,
      columnSpan: 1,
      rowSpan: 1,
      header: false,
      content: [{ type: 'text' as const, lines: [line], heading: null, mark: null, depth: null, indent: 0 }],
    })),
  );
  return { type: 'table', rows, layout: false, borderless: true };
}
