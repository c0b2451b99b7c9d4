import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import type { Deadline } from '#follow-up/schedule.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';

export type WheelDay = {
  readonly id: string;
  readonly day: string;
  readonly name: string;
  /** Whose day it is; null for everybody's. */
  readonly party: { readonly id: string; readonly name: string } | null;
  readonly forum: { readonly id: string; readonly name: string } | null;
};

export type WheelDayInput = {
  readonly day: string;
  readonly name: string;
  readonly partyId: string | null;
  readonly forumId: string | null;
};

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** The days that the parties need to keep, from one day through another. */
export async function wheelDays({ tx, municipalityId }: In, from: string, to: string): Promise<WheelDay[]> {
  const { rows } = await sql<WheelDay>`
    select w.id, w.day, w.name,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as party,
      case when f.id is not null then jsonb_build_object('id', f.id, 'name', f.name) end as forum
    from wheel_day w
    left join party p on (p.municipality_id, p.id) = (w.municipality_id, w.party_id)
    left join forum f on (f.municipality_id, f.id) = (w.municipality_id, w.forum_id)
    where w.municipality_id = ${municipalityId} and w.trashed_at is null and w.day between ${from}::date and ${to}::date
    order by w.day, w.name, w.id`.execute(tx);
  return rows;
}

/** The same as deadlines that rounds keep to, from a day on. */
export async function deadlinesFrom(work: In, from: string): Promise<Deadline[]> {
  return (await wheelDays(work, from, '9999-12-31')).map(({ day, name }) => ({ day, name }));
}

/** The same day by the same name, party and forum is there once. @throws AppError `forbidden` */
export async function addWheelDay(work: Work, input: WheelDayInput): Promise<string> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'round:schedule', { municipalityId });
  await lockRegisters(work);
  const there = await sameDay(work, input);
  if (there !== null) return there;
  const id = newId();
  await tx
    .withTables<FollowUpTables>()
    .insertInto('wheel_day')
    .values({
      municipality_id: municipalityId,
      id,
      day: input.day,
      name: input.name,
      party_id: input.partyId,
      forum_id: input.forumId,
      by_person: actor.personId,
      trashed_at: null,
    })
    .execute();
  await noted(work, id, 'wheel-day-added', input.day);
  return id;
}

async function sameDay({ tx, municipalityId }: Work, input: WheelDayInput): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from wheel_day where municipality_id = ${municipalityId} and trashed_at is null
      and day = ${input.day} and name = ${input.name} and party_id is not distinct from ${input.partyId}::uuid
      and forum_id is not distinct from ${input.forumId}::uuid limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** @throws AppError `wheel-day-not-found`, `forbidden` */
export async function moveWheelDay(work: Work, id: string, day: string): Promise<void> {
  await change(work, id, { day });
  await noted(work, id, 'wheel-day-moved', day);
}

/** Puts a day in the waste basket, or takes it back. @throws AppError `wheel-day-not-found`, `forbidden` */
export async function trashWheelDay(work: Work, id: string, away: boolean): Promise<void> {
  await change(work, id, { trashed_at: away ? new Date() : null });
  await noted(work, id, away ? 'wheel-day-trashed' : 'wheel-day-restored', null);
}

async function change(
  { tx, municipalityId, actor }: Work,
  id: string,
  set: { readonly day?: string; readonly trashed_at?: Date | null },
): Promise<void> {
  authorize(actor, 'round:schedule', { municipalityId });
  const { numUpdatedRows } = await tx
    .withTables<FollowUpTables>()
    .updateTable('wheel_day')
    .set(set)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError('wheel-day-not-found');
}

function noted({ tx, municipalityId, actor }: Work, id: string, type: string, day: string | null): Promise<void> {
  const data = { day, via: actor.via };
  return appendAudit(tx, { municipalityId, type, subjectId: id, personId: actor.personId, data });
}
