import type { LineageKind, Outcome, OutcomeKind } from '#promise/promise-record.ts';
import type { OutcomeShown } from '#publication/model-parts.ts';

/** What became of a point (DESIGN, the words for how it goes), and whether it goes on into the next promise. */
const OUTCOME: Readonly<Record<OutcomeKind, { readonly words: string; readonly onward: boolean }>> = {
  closed: { words: 'Avslutad', onward: false },
  carried: { words: 'Förs vidare till nästa löfte', onward: true },
  reworded: { words: 'Förs vidare, omformulerad', onward: true },
  split: { words: 'Förs vidare, delad i flera punkter', onward: true },
  merged: { words: 'Förs vidare, sammanslagen med en annan punkt', onward: true },
  prolonged: { words: 'Förlängd', onward: true },
  transferred: { words: 'Överlämnad', onward: false },
  dropped: { words: 'Struken', onward: false },
};

/** How a later point came from an earlier one. */
export const CHANGE_WORDS: Readonly<Record<LineageKind, string>> = {
  carried: 'förd vidare',
  reworded: 'omformulerad',
  split: 'delad i flera punkter',
  merged: 'sammanslagen av flera punkter',
  prolonged: 'förlängd',
};

export function outcomeShown(outcome: Outcome | null): OutcomeShown | null {
  if (outcome === null) return null;
  const { words, onward } = OUTCOME[outcome.kind];
  const to = outcome.transferredTo === null ? '' : ` till ${outcome.transferredTo}`;
  return { kind: outcome.kind, words: words + to, reason: outcome.reason, onward };
}
