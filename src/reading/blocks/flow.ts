import type { RichLine } from '#reading/blocks/rich-text.ts';

/**
 * A document with mark-up (Word, HTML) on its way to blocks: paragraphs and tables in reading order,
 * with what the mark-up says of them and nothing decided yet by looks.
 */
export type FlowText = {
  readonly type: 'text';
  /** Lines as the writer broke them; null stands for an empty line. */
  readonly lines: readonly (RichLine | null)[];
  /** 1-6 where the mark-up makes it a heading. */
  readonly heading: number | null;
  /** What the mark-up sets before the text: a list mark, or the number of a heading. */
  readonly mark: string | null;
  /** Depth from 0 where the mark-up makes it a list item, else null. */
  readonly depth: number | null;
  /** Left indentation in any unit, for the depth of typed list marks. */
  readonly indent: number;
};

export type FlowCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly header: boolean;
  readonly content: readonly Flow[];
};

export type FlowTable = {
  readonly type: 'table';
  readonly rows: readonly (readonly FlowCell[])[];
  /** Known to arrange the page rather than to hold data. */
  readonly layout: boolean;
  /** Drawn without lines, as tables that arrange the page are. */
  readonly borderless: boolean;
};

export type Flow = FlowText | FlowTable;
