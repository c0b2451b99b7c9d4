import { itemAt } from '#reading/blocks/item-at.ts';
import type { PdfPage, Run } from '#reading/pdf/page.ts';
import type { TagItem, TagText } from '#reading/pdf/tags.ts';

const letters = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + run.text.replace(/\s/g, '').length, 0);

/** The part of the text that the tree must hold. */
const COVERED = 0.9;
/** Headers and footers are less than this of the text, else ordinary text is marked as decoration. */
const DECORATION = 0.35;

/**
 * Whether the structure tree tells what stands on the pages. Not if it misses text, holds whole pages as one
 * paragraph, parts every line, or makes everything a heading: then the geometry decides.
 */
export function areTagsTrusted(pages: readonly PdfPage[], items: readonly (readonly TagItem[])[]): boolean {
  const runs = pages.flatMap((page) => page.runs);
  const all = letters(runs);
  const decoration = letters(runs.filter((run) => run.artifact));
  const tellable = all - decoration;
  const texts = items
    .flat()
    .flatMap((item) => (item.text ? [item.text] : item.table.rows.flat().flatMap((cell) => cell.texts)));
  const told = texts.reduce((sum, text) => sum + lettersIn(text), 0);
  if (all === 0 || decoration > all * DECORATION || told < tellable * COVERED) return false;
  const flowing = items.flat().flatMap((item) => (item.text ? [item.text] : []));
  const lines = flowing.reduce((sum, text) => sum + text.lines.length, 0);
  if (isOneLump(flowing, lines) || isPartedByLine(flowing)) return false;
  const headed = flowing.filter((text) => text.level > 0).reduce((sum, text) => sum + lettersIn(text), 0);
  return headed <= told * 0.6 || told < 400;
}

const lettersIn = (text: TagText): number => letters(text.lines.flatMap((line) => line.runs));

/** Texts in which most lines stand although white parts them into paragraphs. */
function isOneLump(texts: readonly TagText[], lines: number): boolean {
  const parted = texts.filter((text) => {
    const gaps = text.lines
      .slice(1)
      .map((line, index) => line.y - itemAt(text.lines, index).y)
      .filter((gap) => gap > 0);
    const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.3)] ?? 0;
    const sizes = new Set(text.lines.map((line) => Math.round(line.size)));
    return gaps.filter((gap) => gap > usual * 1.35).length >= 3 || (sizes.size > 2 && text.lines.length > 5);
  });
  return lines > 6 && parted.reduce((sum, text) => sum + text.lines.length, 0) > lines * 0.4;
}

/** Most paragraphs are one line whose sentence goes on in the next. */
function isPartedByLine(texts: readonly TagText[]): boolean {
  const plain = texts.filter((text) => text.level === 0 && text.lines.length > 0);
  const broken = plain.filter((text, index) => {
    const next = plain[index + 1];
    const words = itemAt(text.lines, -1).text;
    return (
      next !== undefined &&
      !next.opensItem &&
      !/[.!?:;,]$/.test(words) &&
      words.length > 30 &&
      /^\p{Ll}/u.test(itemAt(next.lines, 0).text)
    );
  });
  return plain.length > 8 && broken.length > plain.length * 0.25;
}
