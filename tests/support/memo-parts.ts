import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PdfPart } from './pdf-documents.ts';

const MEMO = path.resolve(import.meta.dirname, '../fixtures/memo/skaggetorp-2017-report-back.txt');
const HEADING =
  /^(Återrapportering av|Förslag till|Ärende$|Beslutsunderlag:|Bakgrund|Kommunala mål|Jämställdhet|Samråd$|Information eller|Beslutet skickas)/;

/** The real memo as it is kept. */
export const memoBytes = (): Uint8Array => new Uint8Array(readFileSync(MEMO));

/** The real memo's text, without the marks of its markup. */
export function memoWords(): string {
  return readFileSync(MEMO, 'utf8')
    .replaceAll('**', '')
    .replace(/^\s*(?:[-•]|1\.) /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The real memo as parts of a document to be set. */
export function memoParts(): PdfPart[] {
  const paragraphs = readFileSync(MEMO, 'utf8')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  return paragraphs.flatMap((paragraph, index): PdfPart[] => {
    const [first = '', ...rest] = paragraph.split('\n');
    if (HEADING.test(first))
      return [{ heading: first, level: index === 0 ? 1 : 2 }, ...(rest.length > 0 ? [partOf(rest)] : [])];
    return [partOf([first, ...rest])];
  });
}

function partOf(lines: readonly string[]): PdfPart {
  const mark = /^([-•]|1\.) /.exec(lines[0] ?? '')?.[1];
  if (mark !== undefined) return { items: lines.map((line) => line.slice(mark.length + 1)), mark };
  return lines.length > 1 ? { lines } : { paragraph: lines[0] ?? '' };
}
