import type { LineageKind, Outcome, OutcomeKind } from '#promise/promise-record.ts';
import type { OutcomeShown } from '#publication/model-parts.ts';

/** What became of a point (DESIGN, the words for how it goes), and whether it goes on into the next promise. */
const OUTCOME: Readonly<Record<OutcomeKind, { readonly words: string; readonly onward: boolean }>> = {
  closed: { words: 'Avslutad', onward: false },
  carried: { words: 'Tas med till nästa löfte', onward: true },
  reworded: { words: 'Tas med till nästa löfte med nya ord', onward: true },
  split: { words: 'Tas med till nästa löfte och delas upp', onward: true },
  merged: { words: 'Tas med till nästa löfte och slås ihop med en annan punkt', onward: true },
  prolonged: { words: 'Förlängs till nästa löfte', onward: true },
  transferred: { words: 'Överlämnad', onward: false },
  dropped: { words: 'Struken', onward: false },
};

/** How a later point came from an earlier one. */
export const CHANGE_WORDS: Readonly<Record<LineageKind, string>> = {
  carried: 'från förra löftet',
  reworded: 'från förra löftet, med nya ord',
  split: 'del av en punkt i förra löftet',
  merged: 'flera punkter i förra löftet, ihopslagna',
  prolonged: 'förlängd från förra löftet',
};

export function outcomeShown(outcome: Outcome | null): OutcomeShown | null {
  if (outcome === null) return null;
  const { words, onward } = OUTCOME[outcome.kind];
  const to = outcome.transferredTo === null ? '' : ` till ${outcome.transferredTo}`;
  return { kind: outcome.kind, words: words + to, reason: outcome.reason, onward };
}
