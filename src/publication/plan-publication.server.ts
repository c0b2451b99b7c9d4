import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import type { PublicationTables } from '#publication/tables.ts';
import type { Size } from '#publication/version.ts';

export type Plan = {
  readonly promiseId: string;
  readonly publishAt: Date;
  readonly size: Size;
  readonly note: string | null;
  /** The version of the promise's page that the person saw; 0 where there was none. */
  readonly expectedNo: number;
};

/**
 * Plans that a promise is published at a time. What is published is what the record says then; keys, guard and embargoes
 * are asked then too. One plan at a time: a new one takes the place of the one that waits.
 * @returns its id
 * @throws AppError `promise-not-found`, `forbidden`, `planned-in-the-past`
 */
export async function planPublication(work: Work, plan: Plan, now: Date): Promise<string> {
  const { tx, municipalityId, actor } = work;
  await authorizePublishing(work, plan.promiseId);
  if (plan.publishAt <= now) throw new AppError('planned-in-the-past');
  await cancelWaiting(work, plan.promiseId);
  const id = newId();
  await tx
    .withTables<PublicationTables>()
    .insertInto('planned_publication')
    .values({
      municipality_id: municipalityId,
      id,
      promise_id: plan.promiseId,
      publish_at: plan.publishAt,
      size: plan.size,
      note: plan.note,
      expected_no: plan.expectedNo,
      by_person: actor.personId,
    })
    .execute();
  await sendJob(tx, 'publish', { municipalityId, plannedId: id }, plan.publishAt);
  await appendAudit(tx, {
    municipalityId,
    type: 'publication-planned',
    subjectId: plan.promiseId,
    personId: actor.personId,
    data: { planned: id, publishAt: plan.publishAt.toISOString(), via: actor.via },
  });
  return id;
}

/**
 * Cancels the plan that waits. Where there is none (a second click) nothing happens.
 * @throws AppError `promise-not-found`, `forbidden`
 */
export async function cancelPlanned(work: Work, promiseId: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await authorizePublishing(work, promiseId);
  if (!(await cancelWaiting(work, promiseId))) return;
  await appendAudit(tx, {
    municipalityId,
    type: 'publication-plan-cancelled',
    subjectId: promiseId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}

async function authorizePublishing({ tx, municipalityId, actor }: Work, promiseId: string): Promise<void> {
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(actor, 'promise:publish', promiseScope(municipalityId, promise));
}

async function cancelWaiting({ tx, municipalityId }: Work, promiseId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<PublicationTables>()
    .updateTable('planned_publication')
    .set({ state: 'cancelled', ended_at: new Date() })
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
