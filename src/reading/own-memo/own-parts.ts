import type { Block, ReadDocument } from '#reading/block.ts';
import { CLOSING, sectionOf, type MemoSection } from '#reading/own-memo/memo-form.ts';

export type OwnSection = {
  readonly kind: MemoSection;
  readonly heading: Block;
  /** Until the next heading of level 2, headings of points included; large words in the ring are none of its own. */
  readonly blocks: readonly Block[];
};

/** A memo drawn by Löftet, parted: what stands above its title, and its sections. */
export type OwnMemo = {
  readonly front: readonly Block[];
  readonly title: Block;
  /** Between the title and the first section; nothing, unless a person wrote there. */
  readonly opening: readonly Block[];
  readonly sections: readonly OwnSection[];
  readonly closing: Block;
};

/** The document as our own memo, known by its last line; null for every other document. */
export function ownMemoOf({ blocks }: ReadDocument): OwnMemo | null {
  const closing = blocks.findLast(({ text }) => text === CLOSING);
  const title = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (closing === undefined || title === undefined) return null;
  const rest = blocks.filter(({ no }) => no > title.no && no !== closing.no);
  const starts = rest.flatMap(({ kind, level }, at) => (kind === 'heading' && level === 2 ? [at] : []));
  const sections = starts.flatMap((at, index): OwnSection[] => {
    const heading = rest[at];
    if (heading === undefined) return [];
    return [{ kind: sectionOf(heading.text), heading, blocks: rest.slice(at + 1, starts[index + 1]) }];
  });
  return {
    front: blocks.filter(({ no }) => no < title.no),
    title,
    opening: rest.slice(0, starts[0] ?? rest.length),
    sections,
    closing,
  };
}
