import type { CarriedChoice } from '#promise/begin-promise.server.ts';
import type { LineageKind } from '#promise/promise-record.ts';

/** How a point may be said to go on where a promise begins from an earlier one: to merge or split comes by writing. */
export const CARRIED_WORDS = {
  carried: 'som den är',
  reworded: 'jag skriver om den',
  split: 'jag delar upp den',
  merged: 'jag slår ihop den med en annan',
  prolonged: 'den förlängs',
} as const satisfies Record<LineageKind, string>;

/** The points that were ticked to go on, each with how. */
export function carriedChoices(data: FormData): CarriedChoice[] {
  return [...new Set(data.getAll('carry'))].flatMap((pointId) => {
    if (typeof pointId !== 'string') return [];
    const kind = data.get(`how-${pointId}`);
    return [{ pointId, kind: isKind(kind) ? kind : 'carried' }];
  });
}

function isKind(value: unknown): value is LineageKind {
  return typeof value === 'string' && Object.hasOwn(CARRIED_WORDS, value);
}
