import type { PointState } from '#documents/point-state.ts';
import { countIn } from '#platform/texts/local-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';

const STATE = {
  done: m.page_state_done,
  'under-way': m.page_state_under_way,
  partly: m.page_state_partly,
  planned: m.page_state_planned,
  'not-done': m.page_state_not_done,
  late: m.page_state_late,
  'not-stated': m.page_state_not_stated,
  silence: m.page_state_silence,
  kept: m.page_state_kept,
  'partly-kept': m.page_state_partly_kept,
  'not-kept': m.page_state_not_kept,
} satisfies Record<PointState, unknown>;

const COUNTED = {
  done: m.page_count_done,
  'under-way': m.page_count_under_way,
  partly: m.page_count_partly,
  planned: m.page_count_planned,
  'not-done': m.page_count_not_done,
  late: m.page_count_late,
  'not-stated': m.page_count_not_stated,
  silence: m.page_count_silence,
  kept: m.page_count_kept,
  'partly-kept': m.page_count_partly_kept,
  'not-kept': m.page_count_not_kept,
} satisfies Record<PointState, unknown>;

/** How it goes, as it is read out by one point. `notStarted`: what is told of as planned, and has not begun. */
export function stateWord(lang: Lang, state: PointState, notStarted = false): string {
  return saying(lang)(notStarted ? m.page_state_not_started : STATE[state]);
}

/** "5 hållna": so many points that stand so. Null: their owners have come differently far. */
export function countedWords(lang: Lang, count: number, state: PointState | null): string {
  return saying(lang)(state === null ? m.page_count_mixed : COUNTED[state], countIn(lang, count));
}
