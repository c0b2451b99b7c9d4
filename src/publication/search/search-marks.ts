import { fold } from '#publication/search/search-words.ts';

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
  return excerpt(text, (part) =>
    pattern === '' ? [] : [...part.matchAll(new RegExp(pattern, 'giu'))].map((found) => spanOf(found)),
  );
}

/** The same with whole words marked that begin in one of these ways, both folded (see search-words.ts). */
export function foldedExcerpt(text: string, beginnings: readonly string[]): Marked[] {
  return excerpt(text, (part) => beginningSpans(part, beginnings));
}

/** All of a text, with the words marked that begin in one of these ways. */
export function foldedMarks(text: string, beginnings: readonly string[]): Marked[] {
  return markSpans(text, beginningSpans(text, beginnings));
}

/** Shorter beginnings are whole words: "i" is no beginning of "insats". */
const SHORTEST_BEGINNING = 3;

function beginningSpans(text: string, beginnings: readonly string[]): Span[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’ʼ]*/gu)].flatMap((found) => {
    const word = fold(found[0]);
    const hit = beginnings.some((one) => (one.length < SHORTEST_BEGINNING ? word === one : word.startsWith(one)));
    return hit ? [spanOf(found)] : [];
  });
}

type Span = { readonly from: number; readonly to: number };

function spanOf({ index, 0: found }: RegExpExecArray): Span {
  return { from: index, to: index + found.length };
}

function excerpt(text: string, spansIn: (part: string) => readonly Span[]): Marked[] {
  const [first] = spansIn(text);
  const found = first?.from ?? -1;
  const from = wordStart(text, Math.max(0, found - AROUND));
  const to = wordEnd(text, Math.max(0, found) + 2 * AROUND);
  const shown = text.slice(from, to).replace(/\s+/g, ' ');
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...markSpans(shown, spansIn(shown)),
    ...(to < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}

function markSpans(text: string, spans: readonly Span[]): Marked[] {
  const parts = spans.flatMap(({ from, to }, index) => [
    { text: text.slice(spans[index - 1]?.to ?? 0, from), marked: false },
    { text: text.slice(from, to), marked: true },
  ]);
  return [...parts, { text: text.slice(spans.at(-1)?.to ?? 0), marked: false }].filter((part) => part.text !== '');
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
