import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { bringAlong, nextPromise } from '#promise/bring-along.server.ts';
import { AppError } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import type { PointOutcome } from '#promise/outcome-form.ts';
import { loadPromise, loadPromiseAt } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { promiseThatDay } from '#promise/promise-state.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';

export type Closing = {
  readonly outcomes: readonly PointOutcome[];
  /** Close the promise too: every point must then have an outcome (invariant 5). */
  readonly close: boolean;
  readonly today: string;
};

/**
 * Says what becomes of a promise's points, and closes it where that is asked for: all of it, or nothing. When it closes, the
 * points that go on become drafts in the next promise, if there is one; else they wait for it.
 * @throws AppError `promise-not-found`, `promise-closed`, `point-not-found` where a point is not the promise's,
 *   `promise-has-open-points`, `forbidden`
 */
export async function closeWithOutcomes(work: Work, promiseId: string, closing: Closing): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await lockPromise(work, promiseId);
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  if (promise.closedAt !== null) throw new AppError('promise-closed');
  authorize(actor, 'promise:close', promiseThatDay(municipalityId, promise, closing.today));
  const own = new Set(promise.points.map(({ id }) => id));
  if (closing.outcomes.some(({ pointId }) => !own.has(pointId))) throw new AppError('point-not-found');
  await setOutcomes(work, closing.outcomes);
  if (!closing.close) return;
  await closePromise(work, promiseId);
  const onward = await nextPromise(work, promiseId);
  if (onward !== null) await bringAlong(work, onward, [...own]);
}

export type ClosingPage = {
  readonly municipality: MunicipalityRef;
  readonly promise: PromiseRecord;
  readonly ended: boolean;
  readonly may: { readonly close: boolean; readonly prolong: boolean };
};

/** What the page of a promise's end shows; null where there is no such promise. */
export async function loadClosingPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  today: string,
): Promise<ClosingPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const subject = promiseThatDay(municipalityId, promise, today);
  return {
    municipality,
    promise,
    ended: promise.period.to < today,
    may: { close: can(actor, 'promise:close', subject), prolong: can(actor, 'promise:write', subject) },
  };
}
