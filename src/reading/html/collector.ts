import type { Flow } from '#reading/blocks/flow.ts';
import { richLines, type Piece } from '#reading/blocks/rich-text.ts';

type Lead = { readonly mark: string | null; readonly depth: number };

/** Gathers words until a block ends, and the blocks so far. */
export type Collector = {
  readonly flow: Flow[];
  readonly add: (piece: Piece) => void;
  /** Ends the paragraph that is being gathered, if it has any words. */
  readonly flush: () => void;
  /** Ends it as a heading; where a list item waits for its words, as that item, all bold. */
  readonly flushHeading: (level: number, mark: string | null) => void;
  /** Ends the headings below a level: the next one that has none of its own stands right below it. */
  readonly closeHeadings: (level: number) => void;
  /** The next block is a list item. */
  readonly expectItem: (lead: Lead | null) => void;
  readonly lastHeading: () => number;
};

export function collector(): Collector {
  const flow: Flow[] = [];
  let pieces: Piece[] = [];
  let lead: Lead | null = null;
  let lastHeading = 1;
  const take = (heading: number | null, mark: string | null) => {
    const lines = richLines(pieces);
    pieces = [];
    if (lines.every((line) => line === null)) return;
    flow.push({ type: 'text', lines, heading, mark: lead?.mark ?? mark, depth: lead?.depth ?? null, indent: 0 });
    lead = null;
  };
  return {
    flow,
    add: (piece) => {
      pieces.push(piece);
    },
    flush: () => take(null, null),
    closeHeadings: (level) => {
      lastHeading = level;
    },
    flushHeading: (level, mark) => {
      if (lead !== null) {
        pieces = pieces.map((piece) => ({ ...piece, bold: true }));
        take(null, mark);
        return;
      }
      lastHeading = level;
      take(level, mark);
    },
    expectItem: (next) => {
      lead = next;
    },
    lastHeading: () => lastHeading,
  };
}
