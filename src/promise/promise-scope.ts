import type { Subject } from '#access/can.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';

/** Whose and where a promise is, for `authorize` and `can`: those who make it or own a point of it, in its areas. */
export function promiseScope(
  municipalityId: string,
  promise: Pick<PromiseRecord, 'parties' | 'areas' | 'points'>,
): Subject {
  const parties = [...promise.parties, ...promise.points.flatMap(({ owners }) => owners)].map(({ id }) => id);
  return { municipalityId, parties: [...new Set(parties)], areas: promise.areas.map(({ id }) => id) };
}
