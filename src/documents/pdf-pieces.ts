import { textWidth } from '#documents/text-width.ts';

/** What the PDF template sets: plain text, a word that stays whole, a line break, a place where an overlong word may break. */
export type PdfPiece = string | { readonly keep: string } | { readonly line: true } | { readonly break: true };

/** Widths in the width of a small letter of body text; the text block holds about 76 of them. */
const BODY_WIDTH = 56;
/** Words in which a line cannot end: letters, figures and the stops about them. In an address Typst ends it at any stop. */
const UNBROKEN = /^[("'\u2018\u201c\u201d]*[\p{L}\p{M}\p{Nd}.,:()'\u2019\u00a0]*[\p{Po}"'\u2019\u201d)]*$/u;

/** Words after which the end of a line would be taken for the middle of a word, or of an address. */
const OPEN_END = /\p{L}[-\u2010]$|\d[-\u2013]$|(?:https?:\/\/|www\.)\S*[/_=&?-]$/iu;
/** Where readers put an address together again that a line has parted. */
const ADDRESS_BREAK = /(?<=[^:/][/_=&?])(?=[\w%]\S*[/.\w])|(?<=[^-]-)(?=[\p{Ll}\d])/u;

/**
 * Text as pieces. A line ends only at a space, so that the words come out of the PDF as they went in: a word with a
 * hyphen or a stroke in it stays whole, one that ends in such a sign stays with the next. Only a word wider than `width`
 * small letters may break: an address at its signs, others anywhere.
 */
export function pdfPieces(text: string, width: number = BODY_WIDTH): PdfPiece[] {
  const result: PdfPiece[] = [];
  // A soft hyphen would come out as a sign of the text.
  for (const part of closed(text.replaceAll('\u00ad', '').split(/(\n| +)/), width)) {
    if (part === '\n') result.push({ line: true });
    else if (textWidth(part) > width) result.push(...chunks(part, width));
    else if ((UNBROKEN.test(part) && !/https?:|www\./iu.test(part)) || /^ *$/.test(part)) addPlain(result, part);
    else result.push({ keep: part });
  }
  return result;
}

/** The parts, each open end put together with the word that follows. */
function closed(parts: readonly string[], width: number): string[] {
  const result: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    let part = parts[at] ?? '';
    for (; OPEN_END.test(part) && /^ +$/.test(parts[at + 1] ?? ''); at += 2) {
      const longer = `${part} ${parts[at + 2] ?? ''}`;
      if (textWidth(longer) > width) break;
      part = longer;
    }
    result.push(part);
  }
  return result;
}

function addPlain(pieces: PdfPiece[], text: string): void {
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
  else if (text !== '') pieces.push(text);
}

/** A word that fills more than a line, in parts. */
function chunks(word: string, width: number): PdfPiece[] {
  const parts = /https?:\/\/|www\./iu.test(word) ? word.split(ADDRESS_BREAK) : [word];
  const kept = parts.flatMap((part) => (textWidth(part) > width ? quarters(part, width) : [part]));
  return kept.flatMap((part, index): PdfPiece[] =>
    index === 0 ? [{ keep: part }] : [{ break: true }, { keep: part }],
  );
}

/** Parts of a quarter of the width, so that they fill lines well. */
function quarters(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('sv', { granularity: 'grapheme' }).segment(word)) {
    if (part !== '' && textWidth(part + segment) > width / 4) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return part === '' ? parts : [...parts, part];
}
