import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { lineageSuggestions, listOrphans } from '#promise/lineage-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import type { LineageAnswer } from '#report-back/promise-form.ts';

/**
 * Says whether a point of a promise carries on one of an earlier promise: one that was suggested, or one that waits for
 * its successor. The same answer once more changes nothing.
 * @throws AppError `promise-not-found`, `point-not-found`
 */
export async function answerLineage(work: Work, slug: string, { from, to, kind, state }: LineageAnswer): Promise<void> {
  const { tx, municipalityId } = work;
  const id = await findPromise(tx, municipalityId, slug);
  const promise = id === null ? null : await loadPromise(tx, municipalityId, id);
  const point = promise?.points.find((one) => one.id === to);
  if (id === null || promise === null) throw new AppError('promise-not-found');
  authorize(work.actor, 'promise:write', promiseScope(municipalityId, promise));
  if (point === undefined) throw new AppError('point-not-found');
  if (state === 'confirmed' && point.predecessors.some((one) => one.pointId === from && one.kind === kind)) return;
  const asked = [
    ...(await lineageSuggestions(tx, municipalityId, id)).filter((one) => one.to === to).map((one) => one.from),
    ...(await listOrphans(tx, municipalityId))
      .filter((one) => one.promiseId !== id && one.period.from < promise.period.from)
      .map((one) => one.pointId),
    // What was said may be said otherwise.
    ...point.predecessors.map((one) => one.pointId),
  ];
  if (asked.includes(from)) return decideLineage(work, { from, to, kind, state });
  // Refused a moment ago, by a double click: it is suggested no longer.
  if (state !== 'refused') throw new AppError('point-not-found');
}
