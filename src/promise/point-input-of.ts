import type { PointInput } from '#promise/promise-input.ts';
import type { PointRecord } from '#promise/promise-record.ts';

/** What a point says, as it would be written: with it as it is, a new version says the same. */
export function inputOf(point: Omit<PointRecord, 'predecessors' | 'successors'>): PointInput {
  return {
    body: point.body,
    owners: point.owners.map(({ id }) => id),
    contributors: point.contributors.map(({ id }) => id),
    focusArea: point.focusArea,
    above: point.above,
    why: point.why,
    dueWords: point.dueWords,
    internalNote: point.internalNote,
    target: point.target,
    due: point.due,
    placeId: point.place?.id ?? null,
    publicNote: point.publicNote,
    goals: point.goals.map(({ id }) => id),
    measures: point.measures.map(({ ownerParty, ownerUnit, ...said }) => ({
      ...said,
      ownerParty: ownerParty?.id ?? null,
      ownerUnit: ownerUnit?.id ?? null,
    })),
  };
}
