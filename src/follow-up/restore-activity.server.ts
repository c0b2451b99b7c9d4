import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/**
 * Takes an activity back out of the bin.
 * @throws AppError `not-found` where it is not in there, `forbidden`
 */
export async function restoreActivity(work: Work, activityId: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { rows } = await sql<{ promise_id: string }>`
    select p.promise_id from activity a join point p on (p.municipality_id, p.id) = (a.municipality_id, a.point_id)
    where a.municipality_id = ${municipalityId} and a.id = ${activityId} and a.trashed_at is not null`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new AppError('not-found');
  authorize(actor, 'trash:use', await promiseSubject(work, found.promise_id));
  await tx
    .withTables<FollowUpTables>()
    .updateTable('activity')
    .set({ trashed_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', activityId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'activity-restored',
    subjectId: activityId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
