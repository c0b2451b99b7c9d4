import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { isOnward, type LineageKind, type Outcome, type OutcomeKind } from '#promise/promise-record.ts';
import type { OutcomeShown } from '#publication/model-parts.ts';

/** What became of a point (DESIGN, the words for how it goes). */
const OUTCOME = {
  closed: m.page_outcome_closed,
  carried: m.page_outcome_carried,
  reworded: m.page_outcome_reworded,
  split: m.page_outcome_split,
  merged: m.page_outcome_merged,
  prolonged: m.page_outcome_prolonged,
  transferred: m.page_outcome_transferred,
  dropped: m.page_outcome_dropped,
} satisfies Record<OutcomeKind, unknown>;

const CHANGE = {
  carried: m.page_change_carried,
  reworded: m.page_change_reworded,
  split: m.page_change_split,
  merged: m.page_change_merged,
  prolonged: m.page_change_prolonged,
} satisfies Record<LineageKind, unknown>;

/** How a later point came from an earlier one. */
export function changeWords(lang: Lang, kind: LineageKind): string {
  return saying(lang)(CHANGE[kind]);
}

export function outcomeShown(lang: Lang, outcome: Outcome | null): OutcomeShown | null {
  if (outcome === null) return null;
  const { kind, reason, transferredTo } = outcome;
  const say = saying(lang);
  const words =
    transferredTo === null
      ? say(OUTCOME[kind])
      : say(m.page_outcome_transferred_to, { to: nameIn(lang, transferredTo) });
  return { kind, words, reason, onward: isOnward(kind) };
}
