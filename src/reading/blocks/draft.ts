import type { Block } from '#reading/block.ts';

/** A block before it has its number, with the looks that decide whether it is a heading. */
export type Draft = Omit<Block, 'no'> & {
  /** Points, or null where unknown. */
  readonly size: number | null;
  readonly underlined: boolean;
  readonly indent: number;
  /** Its list mark is typed text rather than mark-up. */
  readonly typed: boolean;
};
