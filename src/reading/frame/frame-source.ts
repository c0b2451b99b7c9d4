import { splitSentences } from '#checking/sentences.ts';
import type { Block, ReadDocument } from '#reading/block.ts';
import type { SectionKind } from '#reading/heading-kinds.ts';
import { outlineOf, type Outline, type Section } from '#reading/outline.ts';

/** The document as the frame's fields look at it; made once and read by each of them. */
export type FrameSource = {
  readonly blocks: readonly Block[];
  readonly running: readonly string[];
  readonly outline: Outline;
  /** What stands before the document's first part: letterhead, title, date; with the headings among them. */
  readonly letterhead: readonly Block[];
  readonly sentences: readonly { readonly no: number; readonly text: string; readonly kind: SectionKind | null }[];
};

const MOST_LETTERHEAD = 30;

export function frameSource(document: ReadDocument): FrameSource {
  const outline = outlineOf(document.blocks);
  const first =
    outline.sections.find(({ kind, opener }) => isPart(kind) && opener.no > 1)?.opener.no ?? MOST_LETTERHEAD + 1;
  const firstItem = document.blocks.find((block) => block.kind === 'item')?.no ?? first;
  // A web page's menu may stand above its title.
  const top =
    document.blocks.find(
      (block) => block.kind === 'heading' && block.level === 1 && block.no < first && block.no <= MOST_LETTERHEAD,
    )?.no ?? 1;
  const end = Math.max(top + 1, Math.min(first, firstItem, MOST_LETTERHEAD + 1));
  const kinds = new Map<number, SectionKind>();
  for (const section of outline.sections) for (const part of section.parts) kinds.set(part.block.no, section.kind);
  return {
    blocks: document.blocks,
    running: document.running,
    outline,
    letterhead: document.blocks.filter((block) => block.no < end),
    sentences: document.blocks.flatMap((block) =>
      splitSentences(block.text).map(({ text }) => ({ no: block.no, text, kind: kinds.get(block.no) ?? null })),
    ),
  };
}

/** A title may begin with "Återrapportering av …" or "Uppföljning …", as such parts do. */
function isPart(kind: SectionKind): boolean {
  return kind !== 'other' && kind !== 'follow-up' && kind !== 'contact';
}

export function sectionsOf(source: FrameSource, ...kinds: readonly SectionKind[]): Section[] {
  return source.outline.sections.filter((section) => kinds.includes(section.kind));
}

/** The same document without blocks that another field has taken, so that a list does not go on into signatures. */
export function withoutBlocks(source: FrameSource, taken: readonly number[]): FrameSource {
  if (taken.length === 0) return source;
  const sections = source.outline.sections.map((section) => ({
    ...section,
    parts: section.parts.filter(({ block }) => !taken.includes(block.no)),
  }));
  return { ...source, outline: { ...source.outline, sections } };
}
