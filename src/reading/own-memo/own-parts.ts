import type { Block, ReadDocument } from '#reading/block.ts';
import { LABELS } from '#reading/own-memo/memo-form.ts';
import {
  headingOf,
  MEMO_FORM_KEYS,
  MEMO_FORMS,
  readClosingLine,
  sameHeading,
  type MemoHeading,
  type MemoNature,
} from '#reading/own-memo/memo-headings.ts';
import { labelled, wholeText } from '#reading/own-memo/own-blocks.ts';

export type OwnSection = {
  /** Null under a heading that is none of ours. */
  readonly kind: MemoHeading | null;
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
  readonly nature: MemoNature;
  /** The last line, which a page may have parted; none where a person has struck it. */
  readonly closing: readonly Block[];
};

/** The document as our own memo, known by its last line or by its points' form; null for every other document. */
export function ownMemoOf({ blocks }: ReadDocument): OwnMemo | null {
  const title = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (title === undefined) return null;
  const told = closingOf(blocks);
  const nature = told?.nature ?? natureByPoints(blocks, title);
  const closing = told?.closing ?? [];
  if (nature === null) return null;
  const rest = blocks.filter((block) => block.no > title.no && !closing.includes(block));
  const starts = rest.flatMap(({ kind, level }, at) => (kind === 'heading' && level === 2 ? [at] : []));
  const sections = starts.flatMap((at, index): OwnSection[] => {
    const heading = rest[at];
    if (heading === undefined) return [];
    return [{ kind: headingOf(heading.text, nature), heading, blocks: rest.slice(at + 1, starts[index + 1]) }];
  });
  return {
    front: blocks.filter(({ no }) => no < title.no),
    title,
    opening: rest.slice(0, starts[0] ?? rest.length),
    sections,
    nature,
    closing,
  };
}

const CLOSING_OPENS = 'Skrivelsen är gjord i Löftet (';
/** A last line with a name for every heading fills a page and a half at most. */
const MOST_PARTS = 3;

function closingOf(blocks: readonly Block[]): { nature: MemoNature; closing: Block[] } | null {
  const at = blocks.findLastIndex(({ text }) => text.startsWith(CLOSING_OPENS));
  if (at < 0) return null;
  for (let count = 1; count <= MOST_PARTS; count += 1) {
    const closing = blocks.slice(at, at + count);
    const nature = readClosingLine(closing.map(wholeText).join(' '));
    if (nature !== null) return { nature, closing };
  }
  return null;
}

/** Our heading over the points, and under it numbered headings that each say who is responsible. */
function natureByPoints(blocks: readonly Block[], title: Block): MemoNature | null {
  const form = MEMO_FORM_KEYS.find((key) => hasOwnPoints(blocks, MEMO_FORMS[key].headings.points));
  return form === undefined ? null : { form, kind: kindOfTitle(title.text), own: [] };
}

function kindOfTitle(title: string): MemoNature['kind'] {
  if (/^information/iu.test(title)) return 'follow-up';
  return /^(?:beslut|förslag)/iu.test(title) ? 'promise' : 'report-back';
}

function hasOwnPoints(blocks: readonly Block[], name: string): boolean {
  const start = blocks.findIndex(
    ({ kind, level, text }) => kind === 'heading' && level === 2 && sameHeading(text, name),
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
