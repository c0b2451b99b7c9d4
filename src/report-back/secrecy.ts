import type { DocumentBlock, DocumentModel, Inline, Words } from '#documents/document.ts';

/** What in a case may not be given out: words wherever they stand, or a whole record, and under which section. */
export type SecrecyMark = {
  readonly id: string;
  /** Null: a whole record. */
  readonly passage: string | null;
  /** The record's key; null: words. */
  readonly record: string | null;
  /** "35 kap. 1 §" of offentlighets- och sekretesslagen (2009:400). */
  readonly section: string;
  readonly reason: string;
};

/** Sections that a case about a promise may meet, to choose among; another can be typed. */
export const SECTIONS: readonly { readonly section: string; readonly about: string }[] = [
  { section: '18 kap. 1 §', about: 'förundersökning och annan brottsbekämpning' },
  { section: '18 kap. 2 §', about: 'underrättelseverksamhet' },
  { section: '18 kap. 8 §', about: 'säkerhets- eller bevakningsåtgärd' },
  { section: '18 kap. 13 §', about: 'risk- och sårbarhetsanalyser' },
  { section: '21 kap. 1 §', about: 'hälsa och sexualliv' },
  { section: '21 kap. 3 §', about: 'adress och kontaktuppgifter till den som är förföljd' },
  { section: '23 kap. 2 §', about: 'elever i skolan' },
  { section: '26 kap. 1 §', about: 'socialtjänst' },
  { section: '35 kap. 1 §', about: 'enskilda i brottsutredningar' },
];

export const SECTION_PATTERN = /^[1-9][0-9]? kap\. [1-9][0-9]?(?: [a-z])? §$/;

/** What stands where words were. */
const MASKED = '[maskerat]';

/** The words, however they are broken, with a space or hard space between them, any kind of hyphen, small or great letters. */
function pattern(passage: string): RegExp {
  const words = passage.split(/[\s\u00a0\u00ad]+/u).filter((word) => word !== '');
  const escaped = words.map((word) =>
    Array.from(word)
      .map((sign) =>
        /[-\u2010-\u2014]/u.test(sign) ? '[-\\u2010-\\u2014]' : sign.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
      )
      .join('\\u00ad?'),
  );
  return new RegExp(escaped.join('[\\s\\u00a0\\u00ad]+'), 'giu');
}

/** The parts of a passage that stand for themselves: one for each line of it. */
export function passageLines(passage: string): string[] {
  return passage
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.length >= 3);
}

type Spot = readonly [from: number, to: number];

/** Where the marks' words stand in a text, as ranges that do not overlap, in order. */
function spots(text: string, passages: readonly string[]): Spot[] {
  const found = passages
    .flatMap(passageLines)
    .flatMap((line) => [...text.matchAll(pattern(line))].map((hit): Spot => [hit.index, hit.index + hit[0].length]))
    .toSorted(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** A text without the words of the passages. */
export function maskText(text: string, passages: readonly string[]): string {
  return maskWords([{ text }], passages)
    .map((part) => part.text)
    .join('');
}

/** Words that stand together, masked also where a link begins in the midst of what is hidden. */
function maskWords(words: Words, passages: readonly string[]): Inline[] {
  const hidden = spots(words.map(({ text }) => text).join(''), passages);
  let at = 0;
  return words.map(({ text, href, ...rest }) => {
    const [from, to] = [at, at + text.length];
    at = to;
    let shown = '';
    let next = from;
    for (const [start, end] of hidden) {
      if (end <= from || start >= to) continue;
      // The sign stands once, where the hidden words begin.
      shown += text.slice(next - from, Math.max(start, from) - from) + (start >= from ? MASKED : '');
      next = Math.min(end, to);
    }
    shown += text.slice(next - from);
    const safe = href !== undefined && (shown !== text || spots(href, passages).length > 0) ? {} : { href };
    return { ...rest, text: shown, ...(safe.href === undefined ? {} : { href: safe.href }) };
  });
}

/** A document in which the passages' words stand nowhere: not in its title, its marks or what a picture says in words. */
export function maskDocument(model: DocumentModel, passages: readonly string[]): DocumentModel {
  if (passages.length === 0) return model;
  const mask = (text: string): string => maskText(text, passages);
  return {
    ...model,
    title: mask(model.title),
    author: model.author === null ? null : mask(model.author),
    letterhead: model.letterhead.map(mask),
    marks: model.marks.map(mask),
    blocks: model.blocks.map((block) => maskBlock(block, passages)),
  };
}

function maskBlock(block: DocumentBlock, passages: readonly string[]): DocumentBlock {
  const mask = (text: string): string => maskText(text, passages);
  switch (block.kind) {
    case 'heading':
      return { ...block, text: mask(block.text) };
    case 'paragraph':
      return { ...block, words: maskWords(block.words, passages) };
    case 'labelled': {
      // They are read as one line, as it is drawn.
      const [label, , ...words] = maskWords([{ text: block.label }, { text: ': ' }, ...block.words], passages);
      return { ...block, label: label?.text ?? '', words };
    }
    case 'list':
      return { ...block, items: block.items.map((item) => maskWords(item, passages)) };
    case 'table':
      return {
        ...block,
        caption: mask(block.caption),
        head: block.head.map(mask),
        rows: block.rows.map((row) => row.map(mask)),
      };
    case 'ring':
      return { ...block, alternative: mask(block.alternative) };
    case 'pictures':
      return {
        ...block,
        pictures: block.pictures.map(({ source, alternative, caption }) => ({
          source,
          alternative: mask(alternative),
          caption: mask(caption),
        })),
      };
    default:
      return block satisfies never;
  }
}

/** How many places a document hides. */
export function maskedPlaces(model: DocumentModel, passages: readonly string[]): number {
  return documentTexts(model).reduce((sum, text) => sum + spots(text, passages).length, 0);
}

/** Every text of a document, each run of words as one. */
function documentTexts({ title, author, letterhead, marks, blocks }: DocumentModel): string[] {
  const joined = (words: Words): string => words.map(({ text }) => text).join('');
  const ofBlock = (block: DocumentBlock): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
        return [joined(block.words)];
      case 'labelled':
        return [`${block.label}: ${joined(block.words)}`];
      case 'list':
        return block.items.map(joined);
      case 'table':
        return [block.caption, ...block.head, ...block.rows.flat()];
      case 'ring':
        return [block.alternative];
      case 'pictures':
        return block.pictures.flatMap(({ alternative, caption }) => [alternative, caption]);
      default:
        return block satisfies never;
    }
  };
  return [title, ...(author === null ? [] : [author]), ...letterhead, ...marks, ...blocks.flatMap(ofBlock)];
}
