import { plain, type DocumentBlock, type Inline, type Words } from '#documents/document.ts';
import { gapWords } from '#reading/own-memo/memo-form.ts';
import type { MemoGap } from '#report-back/memo-gaps.ts';

/** What a draft marks at a place; undefined where nothing is missing there, or where the memo is no draft. */
export type GapAt = (place: string) => MemoGap | undefined;

export const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text });

export const paragraph = (words: string | Words): DocumentBlock => ({
  kind: 'paragraph',
  words: typeof words === 'string' ? plain(words) : words,
});

export const list = (items: readonly (string | Words)[], ordered = false): DocumentBlock => ({
  kind: 'list',
  ordered,
  items: items.map((item) => oneLine(typeof item === 'string' ? plain(item) : item)),
});

/** A line that opens with what it is. */
export const labelled = (label: string, words: string | Words): DocumentBlock => ({
  kind: 'labelled',
  label,
  words: oneLine(typeof words === 'string' ? plain(words) : words),
});

/** A text stands in one paragraph: the line breaks that it was typed with are spaces here. */
function oneLine(words: Words): Words {
  return words.map((word) => ({ ...word, text: word.text.replace(/\s*\n\s*/gu, ' ') }));
}

/** What a draft has in place of a part, or nothing. */
export function gapInline(gapAt: GapAt, place: string): Inline[] {
  const gap = gapAt(place);
  return gap === undefined ? [] : [{ text: gapWords(gap.mark, gap.who), gap: true }];
}
