import { pdfPieces, type PdfPiece } from '#documents/pdf-pieces.ts';
import { soundText } from '#documents/sound-text.ts';
import { textWidth } from '#documents/text-width.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** Sound text on one line that keeps its fences (local-words.ts): without them names and numbers may change places. */
export function fencedLine(text: string): string {
  const parts = text.split(/([\u2068\u2069])/u);
  const sound = parts.map((part, index) => (index % 2 === 1 ? part : soundText(part).replaceAll('\n', ' ')));
  return sound.join('').trim();
}

/** Of Arabic only words that are too wide are taken apart: a piece of its own would break the order of what is about it. */
export function piecesOf(line: string, width: number, rtl: boolean): readonly PdfPiece[] {
  return rtl && line.split(' ').every((word) => textWidth(word) <= width) ? [line] : pdfPieces(line, width);
}

/** As a PDF names a language: easy Swedish is Swedish to whoever reads aloud. */
export function speechOf(lang: Lang): { readonly lang: string; readonly region: string | null } {
  return lang === 'sv' || lang === 'sv-x-lattlast' ? { lang: 'sv', region: 'SE' } : { lang, region: null };
}
