import { textWidth } from '#documents/text-width.ts';

/** What the PDF template sets: plain text, a word that stays whole, a line break, a place where an overlong word may break. */
export type PdfPiece = string | { readonly keep: string } | { readonly line: true } | { readonly break: true };

/** Widths in the width of a small letter of body text; the text block holds about 76 of them. */
const BODY_WIDTH = 56;
/** Words in which a line cannot end: letters, figures and the stops about them. */
const UNBROKEN = /^[("'\u2018\u201c\u201d]*[\p{L}\p{M}\p{Nd}.,:()'\u2019\u00a0]*[\p{Po}"'\u2019\u201d)]*$/u;

/**
 * Text as pieces. A line ends only at a space, so that the words come out of the PDF as they went in: a word with a
 * hyphen or a stroke in it stays whole. Only a word wider than `width` small letters may break, anywhere.
 */
export function pdfPieces(text: string, width: number = BODY_WIDTH): PdfPiece[] {
  const result: PdfPiece[] = [];
  // A soft hyphen would come out as a sign of the text.
  for (const part of text.replaceAll('\u00ad', '').split(/(\n| +)/)) {
    if (part === '\n') result.push({ line: true });
    else if (textWidth(part) > width) result.push(...chunks(part, width));
    else if (UNBROKEN.test(part) || /^ *$/.test(part)) addPlain(result, part);
    else result.push({ keep: part });
  }
  return result;
}

function addPlain(pieces: PdfPiece[], text: string): void {
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
  else if (text !== '') pieces.push(text);
}

/** Parts of a quarter of the width, so that they fill lines well. */
function chunks(word: string, width: number): PdfPiece[] {
  const pieces: PdfPiece[] = [];
  let chunk = '';
  for (const { segment } of new Intl.Segmenter('sv', { granularity: 'grapheme' }).segment(word)) {
    if (chunk !== '' && textWidth(chunk + segment) > width / 4) {
      pieces.push({ keep: chunk }, { break: true });
      chunk = '';
    }
    chunk += segment;
  }
  return chunk === '' ? pieces : [...pieces, { keep: chunk }];
}
