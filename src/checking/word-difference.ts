import { diffArrays, diffWordsWithSpace } from 'diff';
import { z } from 'zod';

/** A stretch of a text as it compares with another: in both, only in the older, only in the newer. */
export const Stretch = z.strictObject({ kind: z.enum(['same', 'gone', 'new']), text: z.string().min(1) });
export type Stretch = z.infer<typeof Stretch>;

/** Two long texts without a word in common would take seconds; they are then told as one text instead of another. */
const MOST_CHANGES = 2_000;

/**
 * What differs between two wordings, word by word. The stretches that are not `new` give the older text back to the
 * letter, those that are not `gone` the newer one. Neighbouring words that changed are one change, as a reader sees it.
 */
export function wordDifference(older: string, newer: string): Stretch[] {
  const parts = ARABIC.test(older + newer)
    ? arabicDifference(older, newer)
    : diffWordsWithSpace(older, newer, { maxEditLength: MOST_CHANGES });
  const changes = parts ?? [
    { value: older, removed: true, added: false },
    { value: newer, removed: false, added: true },
  ];
  const stretches: Stretch[] = [];
  let gone = '';
  let added = '';
  const flush = (): void => {
    const tail = commonSpaceAtEnd(gone, added);
    push('gone', gone.slice(0, gone.length - tail.length));
    push('new', added.slice(0, added.length - tail.length));
    push('same', tail);
    gone = added = '';
  };
  const push = (kind: Stretch['kind'], text: string): void => {
    const last = stretches.at(-1);
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, text: last.text + text };
    else if (text !== '') stretches.push({ kind, text });
  };
  changes.forEach((change, index) => {
    const bridge = change.value.trim() === '' && gone + added !== '' && index < changes.length - 1;
    if (change.removed || (bridge && !change.added)) gone += change.value;
    if (change.added || (bridge && !change.removed)) added += change.value;
    if (change.added || change.removed || bridge) return;
    flush();
    push('same', change.value);
  });
  flush();
  return stretches;
}

const ARABIC = /\p{Script=Arabic}/u;

/** The library takes each Arabic letter for a word of its own; parted from its neighbours it would be drawn as another. */
function arabicDifference(older: string, newer: string) {
  const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
  return diffArrays(words(older), words(newer), { maxEditLength: MOST_CHANGES })?.map(({ value, added, removed }) => ({
    value: value.join(''),
    added,
    removed,
  }));
}

function commonSpaceAtEnd(one: string, other: string): string {
  let tail = '';
  for (let at = 1; at <= Math.min(one.length, other.length); at += 1) {
    const end = one.slice(-at);
    if (end.trim() !== '' || end !== other.slice(-at)) break;
    tail = end;
  }
  return tail;
}
