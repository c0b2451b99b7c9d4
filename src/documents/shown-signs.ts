import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';

/** Stands where a sign cannot be drawn. */
const REPLACEMENT = '\ufffd';
/** Drawn by nothing in any font. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Zs}\n]$/u;
/** Nearly every text of a memo: nothing to look up. */
// oxlint-disable-next-line no-control-regex
const COMMON = /^[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201d\u2026]*$/;
const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** The code points that each shipped font draws, and those that the text font draws with another one's glyph. */
export type Fonts = {
  readonly text: ReadonlySet<number>;
  readonly shared: ReadonlySet<number>;
  readonly fallback: ReadonlySet<number>;
};

/** What a reader sees as one sign can be drawn when one font has every part of it. */
function has(font: ReadonlySet<number>, sign: string): boolean {
  return Array.from(sign).every((part) => INVISIBLE.test(part) || font.has(part.codePointAt(0) ?? 0));
}

/** The text with U+FFFD for each sign that no font has. */
export function drawableText(text: string, fonts: Fonts): string {
  if (COMMON.test(text)) return text;
  const drawable = (sign: string): boolean => has(fonts.text, sign) || has(fonts.fallback, sign);
  return Array.from(segmenter.segment(text), ({ segment }) => (drawable(segment) ? segment : REPLACEMENT)).join('');
}

/**
 * The signs of a text that the fallback font is to draw: what the text font lacks, would put together of several glyphs,
 * or draws with another sign's glyph. Whoever reads a PDF by its glyphs would else find such a sign where only a plain
 * letter or hyphen stands.
 */
function fallbackSigns(text: string, fonts: Fonts): string[] {
  if (COMMON.test(text)) return [];
  return Array.from(segmenter.segment(text), ({ segment }) => segment).filter((sign) => {
    const parts = Array.from(sign).filter((part) => !INVISIBLE.test(part));
    const isPlain = parts.length === 1 && has(fonts.text, sign) && !fonts.shared.has(parts[0]?.codePointAt(0) ?? 0);
    if (parts.length === 0 || isPlain) return false;
    return has(fonts.fallback, sign);
  });
}

/**
 * Matches what the fallback font draws in some texts; null where there is nothing such. Written by numbers, so that no
 * sign can be syntax.
 */
export function signPattern(texts: readonly string[], fonts: Fonts): string | null {
  const signs = new Set(texts.flatMap((text) => fallbackSigns(text, fonts)));
  const written = Array.from(signs, (sign) =>
    Array.from(sign, (part) => `\\x{${(part.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  );
  // The longest first, since the first that fits is taken.
  const alternatives = written.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return alternatives.length === 0 ? null : `(?:${alternatives.join('|')})+`;
}

/** A sound model in which every text is changed by `change`. Links stay. */
export function withTexts(model: DocumentModel, change: (text: string) => string): DocumentModel {
  const words = (inlines: Words): Words => inlines.map((inline) => ({ ...inline, text: change(inline.text) }));
  return {
    ...model,
    title: change(model.title),
    author: model.author === null ? null : change(model.author),
    letterhead: model.letterhead.map(change),
    marks: model.marks.map(change),
    blocks: model.blocks.map((block) => blockWithTexts(block, change, words)),
  };
}

function blockWithTexts(
  block: DocumentBlock,
  change: (text: string) => string,
  words: (inlines: Words) => Words,
): DocumentBlock {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: change(block.text) };
    case 'paragraph':
      return { ...block, words: words(block.words) };
    case 'labelled':
      return { ...block, label: change(block.label), words: words(block.words) };
    case 'list':
      return { ...block, items: block.items.map(words) };
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        head: block.head.map(change),
        rows: block.rows.map((row) => row.map(change)),
      };
    case 'ring':
      return { ...block, alternative: change(block.alternative) };
    case 'pictures':
      return {
        ...block,
        pictures: block.pictures.map(({ source, alternative, caption }) => ({
          source,
          alternative: change(alternative),
          caption: change(caption),
        })),
      };
  }
}
