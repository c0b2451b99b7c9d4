/** A stretch of a text that was found; `marked` where it is what was searched for. */
export type Marked = { readonly text: string; readonly marked: boolean };

const AROUND = 90;
const LONGEST_QUERY = 200;

/** The words of a search, in small letters; none where there is nothing to search for. */
export function searchWords(query: string): string[] {
  return [
    ...new Set(
      query
        .slice(0, LONGEST_QUERY)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}

/**
 * The part of a text where the words stand, with them marked. `stems`: other words that say the same (bendings), as the
 * database found them. A text without any of them is shown from its beginning.
 */
export function markedExcerpt(text: string, words: readonly string[], stems: readonly string[] = []): Marked[] {
  const wanted = [...new Set([...words, ...stems.map((stem) => stem.toLowerCase())])].filter((word) => word !== '');
  const pattern = wanted
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  const found = pattern === '' ? -1 : text.search(new RegExp(pattern, 'iu'));
  const from = wordStart(text, Math.max(0, found - AROUND));
  const to = wordEnd(text, Math.max(0, found) + 2 * AROUND);
  const shown = text.slice(from, to).replace(/\s+/g, ' ');
  const parts = pattern === '' ? [shown] : shown.split(new RegExp(`(${pattern})`, 'giu'));
  const marked = parts.map((part, index) => ({ text: part, marked: index % 2 === 1 })).filter((one) => one.text !== '');
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...marked,
    ...(to < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space === -1 || space - at > 30 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space <= at - 30 ? at : space;
}
