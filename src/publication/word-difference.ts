import { diffWordsWithSpace } from 'diff';
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
  const parts = diffWordsWithSpace(older, newer, { maxEditLength: MOST_CHANGES });
  const changes = parts ?? [
    { value: older, removed: true, added: false },
    { value: newer, removed: false, added: true },
  ];
  const stretches: Stretch[] = [];
  let gone = '';
  let added = '';
  const flush = (): void => {
    if (gone !== '') stretches.push({ kind: 'gone', text: gone });
    if (added !== '') stretches.push({ kind: 'new', text: added });
    gone = added = '';
  };
  changes.forEach((change, index) => {
    const bridge = change.value.trim() === '' && gone + added !== '' && index < changes.length - 1;
    if (change.removed || (bridge && !change.added)) gone += change.value;
    if (change.added || (bridge && !change.removed)) added += change.value;
    if (change.added || change.removed || bridge) return;
    flush();
    if (change.value !== '') stretches.push({ kind: 'same', text: change.value });
  });
  flush();
  return stretches;
}
