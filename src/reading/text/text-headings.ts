import { knownHeading } from '#reading/heading-kinds.ts';
import type { LooseBlock } from '#reading/text/text-paragraphs.ts';

type Look = 'strong' | 'weak' | 'none';

/**
 * Which blocks of a plain text are headings, by looks: underlined, capitals, numbered, known words, or a short line
 * without a full stop that stands alone above a text. A run of short lines (letterhead, signatures) is not.
 */
export function markHeadings(blocks: readonly LooseBlock[]): LooseBlock[] {
  const looks = blocks.map((block, index) => lookOf(block, blocks, index));
  return blocks.map((block, index) => {
    const look = looks[index];
    if (look === 'strong' || (look === 'weak' && leadsText(looks, blocks, index))) return asHeading(block, index === 0);
    return block;
  });
}

/** A typed number stays in the words; how many parts it has says how deep the heading lies. */
function asHeading(block: LooseBlock, first: boolean): LooseBlock {
  const text = block.kind === 'item' ? `${block.mark} ${block.text}` : block.text;
  const parts = /^\d{1,2}((?:\.\d{1,2})*)\.?\s/u.exec(text)?.[1]?.split('.').length ?? 1;
  const level = block.underline > 0 ? block.underline : first ? 1 : Math.min(parts + 1, 6);
  return { ...block, kind: 'heading', text, mark: null, level, bold: block.bold > 0 ? text.length : 0 };
}

function lookOf(block: LooseBlock, blocks: readonly LooseBlock[], index: number): Look {
  if (block.kind === 'cell') return 'none';
  if (block.underline > 0) return 'strong';
  if (!hasHeadingShape(block.text)) return 'none';
  if (block.kind === 'item') return numberedItemLook(block, blocks, index);
  const known = knownHeading(block.text);
  if (known !== null && !block.tight) return 'strong';
  if (!block.alone) return 'none';
  if (/^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}/u.test(block.text)) return 'strong';
  if (isCapitals(block.text)) return 'strong';
  if (block.bold === block.text.length) return 'strong';
  return block.text.endsWith(':') ? 'none' : 'weak';
}

/** "1. Bakgrund" is a heading where no list stands around it. */
function numberedItemLook(block: LooseBlock, blocks: readonly LooseBlock[], index: number): Look {
  if (!/^\d{1,2}\.$/.test(block.mark ?? '') || block.level > 0) return 'none';
  if (!block.tight && isPartOfMemo(block.text)) return 'strong';
  if (!block.alone) return 'none';
  const next = blocks[index + 1];
  const before = blocks[index - 1];
  if (next === undefined) return 'none';
  if (knownHeading(block.text) !== null) return 'strong';
  if (next.kind === 'item' && isNumber(next.mark)) return 'none';
  if (before?.kind === 'item' && isNumber(before.mark)) return 'none';
  return next.kind === 'paragraph' && (next.tight || /^\p{Lu}[\p{L}-]+:/u.test(next.text)) ? 'none' : 'strong';
}

/** "1. Bakgrund" heads the text right below it; "1. Resultat" may be a point's own words. */
function isPartOfMemo(text: string): boolean {
  const kind = knownHeading(text);
  return kind !== null && (kind !== 'follow-up' || /^(?:uppföljning|avrapportering)$/iu.test(text));
}

function isNumber(mark: string | null): boolean {
  return mark !== null && /^\d/.test(mark);
}

function hasHeadingShape(text: string): boolean {
  if (text.length > 100 || text.split(' ').length > 14) return false;
  if (!/^["”»(]?[\p{Lu}\d§]/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  if (/[.,;!]["”»)]?$/u.test(text) && !/(?:m\.?\s?m\.|m\.?\s?fl\.)$/u.test(text)) return false;
  if (
    /^(?:dnr|diarienummer|diarienr|datum|ärendenummer|sida|sid|tfn|tel|telefon|e-post|handläggare|hälsningar)\b/iu.test(
      text,
    )
  )
    return false;
  if (/^(?:den )?\d{1,2} \p{L}+ \d{4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,2}$/u.test(text)) return false;
  if (/(?:\bden \d{1,2} \p{L}+|,) \d{4}(?:-\d{2}-\d{2})?$/u.test(text)) return false;
  if (/\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  if (/(?:besluta|beslutar|föreslår|föreslås)(?: följande| att)?$/iu.test(text)) return false;
  return !/^\p{L}+: \S/u.test(text) && !/https?:\/\/|www\.|\S@\S/u.test(text);
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 3 && letters === letters.toUpperCase();
}

/** Of short lines in a row at most two can be headings (title and first heading), and only if a text follows. */
function leadsText(looks: readonly Look[], blocks: readonly LooseBlock[], index: number): boolean {
  let start = index;
  let end = index;
  while (looks[start - 1] === 'weak') start -= 1;
  while (looks[end + 1] === 'weak') end += 1;
  const next = blocks[end + 1];
  if (next === undefined || end - start > 1) return false;
  if (looks[end + 1] === 'strong') return start === end && looks.slice(0, start).every((look) => look !== 'strong');
  return (
    next.kind !== 'paragraph' || /[.!?]["”)]?$/u.test(next.text) || (next.text.length > 60 && !next.text.endsWith(':'))
  );
}
