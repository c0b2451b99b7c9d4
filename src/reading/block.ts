import type { MediaType } from '#checking/report.ts';

/**
 * What every reader ends in, and all that the interpreter sees: the document as blocks in reading order.
 * A reader says what stands where and how it looks; it never says what it means.
 */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell';

export type Block = {
  /** From 1, in reading order, without gaps. */
  readonly no: number;
  readonly kind: BlockKind;
  /**
   * The words as written: white space folded, wrapped lines and hyphenation joined, list mark removed.
   * Within a cell "\n" parts its paragraphs and list items; elsewhere there is no line break.
   */
  readonly text: string;
  /** Heading: 1-6, by style, or by looks where the document has no styles. Item: depth from 0. Else 0. */
  readonly level: number;
  /** Item: its mark as written ('•', '-', '1.', 'a)'); heading: a number set apart by the format. Else null. */
  readonly mark: string | null;
  /** How many characters from the start of `text` are bold: 0 none, text.length all. */
  readonly bold: number;
  /** Addresses that words lead to, where the format knows links. */
  readonly links: readonly { readonly words: string; readonly address: string }[];
  /** Where a cell stands; null for the other kinds. */
  readonly cell: CellPlace | null;
};

type CellPlace = {
  /** From 1, in the document's order. */
  readonly table: number;
  /** From 0; a spanning cell stands at its first row and column. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Marked as header by the format, or set like one (whole first row bold). */
  readonly header: boolean;
};

export type ReadDocument = {
  readonly mediaType: MediaType;
  readonly blocks: readonly Block[];
  /** Running headers and footers, each distinct text once; not numbered among the blocks. */
  readonly running: readonly string[];
};
