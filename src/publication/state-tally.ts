import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { countedWords } from '#publication/state-words.ts';

/** How many points stand how; null: their owners have come differently far. */
export type Tally = { readonly state: PointState | null; readonly words: string };

/** The points counted by how they go, for a quick look; a point counts once, and only where its owners agree. */
export function stateTally(points: readonly RingPoint[], lang: Lang = 'sv'): Tally[] {
  const counts = new Map<PointState | null, number>();
  for (const { lanes } of points) {
    const states = new Set(lanes.map(({ state }) => state));
    const [only = 'not-stated'] = states;
    const state = states.size > 1 ? null : only;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...(Object.keys(STATE_LOOK) as PointState[]), null].flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [{ state, words: countedWords(lang, count, state) }];
  });
}
