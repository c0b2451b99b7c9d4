import type { Block, ReadDocument } from '#reading/block.ts';
import { CLOSING, HEADINGS, LABELS, sectionOf, type MemoSection } from '#reading/own-memo/memo-form.ts';
import { labelled } from '#reading/own-memo/own-blocks.ts';

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
  /** The last line; null where a person has struck it. */
  readonly closing: Block | null;
};

/** The document as our own memo, known by its last line or by its points' form; null for every other document. */
export function ownMemoOf({ blocks }: ReadDocument): OwnMemo | null {
  const closing = blocks.findLast(({ text }) => text === CLOSING) ?? null;
  const title = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (title === undefined || (closing === null && !hasOwnPoints(blocks))) return null;
  const rest = blocks.filter(({ no }) => no > title.no && no !== closing?.no);
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

/** Our heading over the points, and under it numbered headings that each say who is responsible. */
function hasOwnPoints(blocks: readonly Block[]): boolean {
  const start = blocks.findIndex(
    ({ kind, level, text }) => kind === 'heading' && level === 2 && text === HEADINGS.points,
  );
  const points = blocks
    .slice(start + 1)
    .filter(({ kind, level, text }) => kind === 'heading' && level === 3 && /^\d+\. /u.test(text));
  return (
    start >= 0 &&
    points.length > 0 &&
    points.every((point, index) =>
      blocks.slice(point.no, points[index + 1]?.no).some((block) => labelled(block)?.label === LABELS.owner),
    )
  );
}
