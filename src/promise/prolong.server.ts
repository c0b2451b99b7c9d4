import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';
import { reviseFrame } from '#promise/revise-frame.server.ts';

export type Prolonging = {
  /** The new last day, inclusive. */
  readonly to: string;
  /** Why, for everybody. */
  readonly publicNote: string;
  /** The version of the promise's own text that the person saw. */
  readonly expectedNo: number;
  readonly today: string;
};

/**
 * Gives a promise a later last day. It is a new version of the promise's own text, so that the parties' keys are needed
 * again before anybody sees it; points keep theirs.
 * @returns the new version's number
 * @throws AppError `promise-not-found`, `promise-closed`, `prolong-not-later`, `edited-meanwhile`, `goal-outside-period`,
 *   `forbidden`
 */
export async function prolongPromise(work: Work, promiseId: string, input: Prolonging): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  if (promise.closedAt !== null) throw new AppError('promise-closed');
  authorize(actor, 'promise:write', promiseThatDay(municipalityId, promise, input.today));
  if (input.to <= promise.period.to) throw new AppError('prolong-not-later');
  return reviseFrame(work, promiseId, input.expectedNo, {
    title: promise.title,
    intro: promise.intro,
    internalNote: promise.internalNote,
    publicNote: input.publicNote,
    period: { from: promise.period.from, to: input.to },
    areas: promise.areas,
    parties: promise.parties.map(({ id, named }) => ({ id, named })),
    goals: promise.goals.map(({ id }) => id),
    agreements: promise.agreements.map(({ id }) => id),
  });
}
