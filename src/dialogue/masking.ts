import type { Suspected } from '#dialogue/about-somebody.ts';

/** What stands in place of words that were taken out of an answer. */
export const REMOVED = '[borttaget]';

/** A text in parts, those that may be about somebody with what they look like. */
export type MarkedPart = { readonly text: string; readonly kind: Suspected['kind'] | null };

/** A text cut where the suspected words begin and end, so that each can be marked. */
export function markedParts(text: string, spans: readonly Suspected[]): MarkedPart[] {
  let from = 0;
  const parts: MarkedPart[] = [];
  for (const { at, length, kind } of spans) {
    parts.push({ text: text.slice(from, at), kind: null }, { text: text.slice(at, at + length), kind });
    from = at + length;
  }
  return [...parts, { text: text.slice(from), kind: null }].filter((part) => part.text !== '');
}

/** A text with the suspected words taken out: what is proposed to whoever looks at it. */
export function masked(text: string, spans: readonly Suspected[]): string {
  return markedParts(text, spans)
    .map((part) => (part.kind === null ? part.text : REMOVED))
    .join('');
}

/** Whether an edited text is the original with words taken out and nothing else changed: people's words are never rewritten. */
export function onlyTakesOut(original: string, edited: string): boolean {
  const kept = edited.split(REMOVED);
  const [first = '', last = ''] = [kept[0], kept.at(-1)];
  if (kept.length === 1) return edited === original;
  if (!original.startsWith(first) || !original.endsWith(last)) return false;
  let from = first.length;
  for (const piece of kept.slice(1, -1)) {
    const at = original.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= original.length - last.length;
}
