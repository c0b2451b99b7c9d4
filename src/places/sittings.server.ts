import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { ForumDays } from '#places/sitting-days.ts';
import { registerEvent } from '#places/register-event.server.ts';
import type { PlacesTables } from '#places/tables.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** A body that meets, with how many working days before a sitting each thing is to be done. */
export type SittingForum = { readonly id: string; readonly name: string; readonly days: ForumDays };

export type Sitting = {
  readonly id: string;
  readonly forumId: string;
  readonly forum: string;
  readonly day: string;
  readonly cancelled: boolean;
  readonly days: ForumDays;
};

const DAYS = sql`jsonb_build_object('consultation', f.consultation_days, 'approval', f.approval_days, 'agenda', f.agenda_days)`;

const SITTINGS = sql`
  select s.id, s.forum_id as "forumId", f.name as forum, s.day, s.cancelled_at is not null as cancelled, ${DAYS} as days
  from sitting s join forum f on (f.municipality_id, f.id) = (s.municipality_id, s.forum_id)`;

/** The bodies of the municipality that decide or prepare: boards, committees and councils, by name. */
export async function sittingForums({ tx, municipalityId }: In): Promise<SittingForum[]> {
  const { rows } = await sql<SittingForum>`
    select f.id, f.name, ${DAYS} as days from forum f
    where f.municipality_id = ${municipalityId} and f.kind in ('board', 'committee', 'council')
    order by f.name, f.id`.execute(tx);
  return rows;
}

/** The sittings from one day through another, cancelled ones too, by day: the first 1,000 of them. */
export async function sittingsBetween({ tx, municipalityId }: In, from: string, to: string): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`${SITTINGS}
    where s.municipality_id = ${municipalityId} and s.day between ${from}::date and ${to}::date
    order by s.day, f.name, s.id limit 1000`.execute(tx);
  return rows;
}

/** One sitting. @throws AppError `sitting-not-found` */
export async function findSitting({ tx, municipalityId }: In, id: string): Promise<Sitting> {
  const { rows } = await sql<Sitting>`${SITTINGS}
    where s.municipality_id = ${municipalityId} and s.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('sitting-not-found');
  return row;
}

/**
 * Adds a body's sittings; a day that it meets on already is left as it is.
 * @returns how many were new
 * @throws AppError `forbidden`, `register-not-found` where the municipality has no such body
 */
export async function addSittings(work: Work, forumId: string, days: readonly string[]): Promise<number> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  await mustExist(work, forumId);
  const rows = [...new Set(days)].map((day) => ({
    municipality_id: municipalityId,
    id: newId(),
    forum_id: forumId,
    day,
  }));
  const made = await tx
    .withTables<PlacesTables>()
    .insertInto('sitting')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'forum_id', 'day']).doNothing())
    .returning('id')
    .execute();
  if (made.length > 0) {
    await appendAudit(tx, {
      municipalityId,
      type: 'sittings-added',
      subjectId: forumId,
      personId: actor.personId,
      data: { count: made.length, via: actor.via },
    });
  }
  return made.length;
}

/** Cancels a sitting, or takes that back. @throws AppError `forbidden`, `sitting-not-found` */
export async function cancelSitting(work: Work, id: string, cancelled: boolean): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  const { numUpdatedRows } = await tx
    .withTables<PlacesTables>()
    .updateTable('sitting')
    .set({ cancelled_at: cancelled ? new Date() : null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError('sitting-not-found');
  const type = cancelled ? 'sitting-cancelled' : 'sitting-restored';
  await appendAudit(tx, registerEvent(work, type, id));
}

/** Keeps how many working days before a body's sittings each thing is done. @throws AppError `forbidden`, `register-not-found` */
export async function saveForumDays(work: Work, forumId: string, days: ForumDays): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  await mustExist(work, forumId);
  await tx
    .withTables<PlacesTables>()
    .updateTable('forum')
    .set({ agenda_days: days.agenda, approval_days: days.approval, consultation_days: days.consultation })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', forumId)
    .execute();
  await appendAudit(tx, registerEvent(work, 'forum-days-set', forumId));
}

async function mustExist(work: In, forumId: string): Promise<void> {
  if (!(await sittingForums(work)).some(({ id }) => id === forumId)) throw new AppError('register-not-found');
}
