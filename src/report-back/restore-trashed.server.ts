import type { Work } from '#access/work.server.ts';
import { trashActivity } from '#follow-up/activity-log.server.ts';
import { restorePoint } from '#promise/arrange-points.server.ts';

/**
 * Takes a point or an activity out of the bin, to where it stood.
 * @throws AppError `point-not-found` or `not-found` where it is not in there, `promise-closed`, `forbidden`
 */
export function restoreTrashed(
  work: Work,
  { kind, id }: { readonly kind: 'point' | 'activity'; readonly id: string },
): Promise<void> {
  return kind === 'point' ? restorePoint(work, id) : trashActivity(work, id, false);
}
