import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { pointSubject } from '#follow-up/activity-log.server.ts';
import { expectedDays, type Every } from '#follow-up/recurring-days.ts';
import { recurringOf, type Recurring } from '#follow-up/recurring-queries.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';

export type NewRecurring = {
  readonly pointId: string;
  readonly partyId: string;
  readonly body: string;
  readonly count: number | null;
  readonly unit: string | null;
  readonly every: Every;
  readonly firstDay: string;
  readonly lastDay: string | null;
};

/**
 * Writes down that a party does something regularly for a point; each time is then expected, and confirmed or left out.
 * The same thing as often from the same day is there once.
 * @throws AppError `point-not-found`, `forbidden`
 */
export async function addRecurring(work: Work, given: NewRecurring): Promise<string> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'activity:log', await pointSubject(work, given.pointId, given.partyId));
  await lockRegisters(work);
  const there = await sameRecurring(work, given);
  if (there !== null) return there;
  const id = newId();
  await tx
    .withTables<FollowUpTables>()
    .insertInto('recurring')
    .values({
      municipality_id: municipalityId,
      id,
      point_id: given.pointId,
      party_id: given.partyId,
      body: given.body,
      count: given.count,
      unit: given.unit,
      every: given.every,
      first_day: given.firstDay,
      last_day: given.lastDay,
      by_person: actor.personId,
    })
    .execute();
  await note(work, 'recurring-added', id, {});
  return id;
}

async function sameRecurring({ tx, municipalityId }: Work, given: NewRecurring): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from recurring where municipality_id = ${municipalityId} and point_id = ${given.pointId}
      and party_id = ${given.partyId} and body = ${given.body} and every = ${given.every}
      and first_day = ${given.firstDay} and last_day is not distinct from ${given.lastDay}::date limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/**
 * Confirms that it was done on expected days: one activity for each. A day that is confirmed or left out already stays as it
 * is, so that two presses are one.
 * @throws AppError `not-found`, `forbidden`
 */
export async function confirmExpected(
  work: Work,
  recurringId: string,
  days: readonly string[],
  today: string,
): Promise<number> {
  const recurring = await ownRecurring(work, recurringId);
  const open = openDays(recurring, today).filter((day) => days.includes(day));
  const { pointId, partyId, body, count, unit } = recurring;
  const ids = await addActivities(
    work,
    open.map((day) => ({ pointId, partyId, day, body, count, unit, recurringId })),
  );
  if (ids.length > 0) await note(work, 'recurring-confirmed', recurringId, { activities: ids });
  return ids.length;
}

/** Leaves an expected day out, with the reason. */
export async function skipExpected(
  work: Work,
  recurringId: string,
  { day, reason }: { readonly day: string; readonly reason: string },
  today: string,
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const recurring = await ownRecurring(work, recurringId);
  if (!openDays(recurring, today).includes(day)) return;
  await tx
    .withTables<FollowUpTables>()
    .insertInto('recurring_skip')
    .values({ municipality_id: municipalityId, recurring_id: recurringId, day, reason, by_person: actor.personId })
    .execute();
  await note(work, 'recurring-skipped', recurringId, { day });
}

/** Says that it is done no longer: the last day was the day before `today`, or the first day where it has not begun. */
export async function endRecurring(work: Work, recurringId: string, today: string): Promise<void> {
  const { tx, municipalityId } = work;
  await ownRecurring(work, recurringId);
  await tx
    .withTables<FollowUpTables>()
    .updateTable('recurring')
    .set({ last_day: sql`greatest(first_day, least(last_day, ${today}::date - 1))` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', recurringId)
    .execute();
  await note(work, 'recurring-ended', recurringId, {});
}

/** Expected by `today`, and neither confirmed nor left out. */
export function openDays(recurring: Recurring, today: string): string[] {
  const settled = new Set([...recurring.done, ...recurring.skipped]);
  return expectedDays(recurring, today).filter((day) => !settled.has(day));
}

/** With its row locked, so that two who confirm at once take turns. */
async function ownRecurring(work: Work, recurringId: string): Promise<Recurring> {
  const { tx, municipalityId, actor } = work;
  await tx
    .withTables<FollowUpTables>()
    .selectFrom('recurring')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', recurringId)
    .forUpdate()
    .execute();
  const [recurring] = await recurringOf(work, { id: recurringId });
  if (recurring === undefined) throw new AppError('not-found');
  authorize(actor, 'activity:log', await pointSubject(work, recurring.pointId, recurring.partyId));
  return recurring;
}

async function note(
  { tx, municipalityId, actor }: Work,
  type: string,
  subjectId: string,
  data: { readonly activities?: readonly string[]; readonly day?: string },
): Promise<void> {
  await appendAudit(tx, {
    municipalityId,
    type,
    subjectId,
    personId: actor.personId,
    data: { ...data, via: actor.via },
  });
}
