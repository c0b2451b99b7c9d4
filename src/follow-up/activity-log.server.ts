import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Subject } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { ensurePlace } from '#places/registers.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { acceptFile } from '#platform/files/accept-file.ts';
import { storeFile } from '#platform/files.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { Activity } from '#follow-up/activity-form.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';

export type SentFile = { readonly bytes: Uint8Array; readonly name: string };

/**
 * Writes down what a party did on a day for a point that it owns or contributes to, with a picture or a document where
 * there is one. The same activity (by its id) sent twice is one.
 * @throws AppError `point-not-found` where the party has no part in it, `forbidden`, and as `acceptFile`
 */
export async function logActivity(work: Work, activity: Activity, file: SentFile | null): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const { pointId, partyId, place, ...said } = activity;
  authorize(actor, 'activity:log', await pointSubject(work, pointId, partyId));
  const accepted = file === null ? null : acceptFile(file);
  if (await isThere(work, activity)) return activity.id;
  const placeId = place === null ? null : await ensurePlace(work, place);
  await addActivities(work, [{ ...said, pointId, partyId, placeId }]);
  if (accepted !== null) {
    const fileSha256 = await storeFile(tx, municipalityId, accepted);
    await addEvidence(work, [{ activityId: activity.id, fileSha256, caption: accepted.name }]);
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'activity-logged',
    subjectId: activity.id,
    personId: actor.personId,
    data: { point: pointId, party: partyId, file: accepted !== null, via: actor.via },
  });
  return activity.id;
}

/** A form that was sent twice; an id of another activity is nobody's to write over. */
async function isThere({ tx, municipalityId }: Work, { id, pointId, partyId, body }: Activity): Promise<boolean> {
  const row = await tx
    .withTables<FollowUpTables>()
    .selectFrom('activity')
    .select(['point_id', 'party_id', 'body'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.point_id !== pointId || row.party_id !== partyId || row.body !== body) throw new AppError('edited-meanwhile');
  return true;
}

/** Throws an activity away, or takes it back from the bin. One that bears out "genomförd" alone stays. */
export async function trashActivity(work: Work, activityId: string, trashed = true): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<FollowUpTables>();
  const row = await db
    .selectFrom('activity')
    .select(['point_id', 'party_id', 'trashed_at'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', activityId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new AppError('not-found');
  authorize(actor, 'activity:log', await pointSubject(work, row.point_id, row.party_id));
  if ((row.trashed_at !== null) === trashed) return;
  await db
    .updateTable('activity')
    .set({ trashed_at: trashed ? sql`now()` : null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', activityId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: trashed ? 'activity-trashed' : 'activity-restored',
    subjectId: activityId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}

/**
 * What is done for a point by one of its parties, for `authorize`.
 * @throws AppError `point-not-found` where there is none, or the party has no part in it
 */
export async function pointSubject(work: Work, pointId: string, partyId: string): Promise<Subject> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<{ promiseId: string; takesPart: boolean }>`
    select p.promise_id as "promiseId", exists (select from point_party x
      where (x.municipality_id, x.point_version_id, x.party_id) = (v.municipality_id, v.id, ${partyId})) as "takesPart"
    from point p
    join lateral (select * from point_version v where v.municipality_id = p.municipality_id and v.point_id = p.id
      order by no desc limit 1) v on true
    where p.municipality_id = ${municipalityId} and p.id = ${pointId} and p.trashed_at is null`.execute(tx);
  const [row] = rows;
  if (row === undefined || !row.takesPart) throw new AppError('point-not-found');
  return { ...(await promiseSubject(work, row.promiseId)), parties: [partyId] };
}
