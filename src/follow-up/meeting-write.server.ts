import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { MeetingBegun, MeetingGiven } from '#follow-up/meeting-form.ts';
import type { ActionInput, MeetingWords } from '#follow-up/meeting-record.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/**
 * Writes a meeting down: who met, what was said and decided, and what somebody took on. `id` is the page's own, so that the
 * same form sent twice is one meeting.
 * @throws AppError `forbidden`, `not-found` for no forum
 */
export async function addMeeting(
  work: Work,
  { id, begun, given }: { readonly id: string; readonly begun: MeetingBegun; readonly given: MeetingGiven },
): Promise<string> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'meeting:write', { municipalityId });
  const forumId = 'name' in begun.forum ? await ensureForum(work, begun.forum.name) : begun.forum.id;
  await refuseForeignForum(work, forumId);
  const written = await tx
    .withTables<FollowUpTables>()
    .insertInto('meeting')
    .values({ municipality_id: municipalityId, id, forum_id: forumId, day: begun.day, trashed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) return id;
  await writeVersion(work, { meetingId: id, no: 1, words: given.words });
  await addActions(work, id, given.actions);
  await note(work, 'meeting-written', id, { no: 1, actions: given.actions.length });
  return id;
}

/**
 * Adds a version of what a meeting says, and what else somebody took on. The versions before it stay.
 * @throws AppError `edited-meanwhile` where another version has come since `expectedNo`, `not-found`, `forbidden`
 */
export async function reviseMeeting(
  work: Work,
  meetingId: string,
  { expectedNo, given }: { readonly expectedNo: number; readonly given: MeetingGiven },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'meeting:write', { municipalityId });
  const { rows } = await sql<{ no: number }>`
    select max(v.no) as no from meeting m
    join meeting_version v on (v.municipality_id, v.meeting_id) = (m.municipality_id, m.id)
    where m.municipality_id = ${municipalityId} and m.id = ${meetingId} and m.trashed_at is null having count(*) > 0`.execute(
    tx,
  );
  const no = rows[0]?.no;
  if (no === undefined) throw new AppError('not-found');
  if (no !== expectedNo) throw new AppError('edited-meanwhile');
  await writeVersion(work, { meetingId, no: no + 1, words: given.words });
  await addActions(work, meetingId, given.actions);
  await note(work, 'meeting-revised', meetingId, { no: no + 1, actions: given.actions.length });
}

/** Throws a meeting away with its open actions, or takes it back from the bin. */
export async function trashMeeting(work: Work, meetingId: string, trashed = true): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'meeting:write', { municipalityId });
  const changed = await tx
    .withTables<FollowUpTables>()
    .updateTable('meeting')
    .set({ trashed_at: trashed ? sql`now()` : null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', meetingId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('not-found');
  await note(work, trashed ? 'meeting-trashed' : 'meeting-restored', meetingId, {});
}

async function refuseForeignForum({ tx, municipalityId }: Work, forumId: string): Promise<void> {
  const { rows } = await sql`select from forum where municipality_id = ${municipalityId} and id = ${forumId}`.execute(
    tx,
  );
  if (rows.length === 0) throw new AppError('not-found');
}

async function writeVersion(
  { tx, municipalityId, actor }: Work,
  { meetingId, no, words }: { readonly meetingId: string; readonly no: number; readonly words: MeetingWords },
): Promise<void> {
  const db = tx.withTables<FollowUpTables>();
  const id = newId();
  await db
    .insertInto('meeting_version')
    .values({
      municipality_id: municipalityId,
      id,
      meeting_id: meetingId,
      no,
      notes: words.notes,
      decisions: words.decisions,
      by_person: actor.personId,
    })
    .execute();
  if (words.attendance.length === 0) return;
  await db
    .insertInto('meeting_attendance')
    .values(
      words.attendance.map(({ organisation, people }, index) => ({
        municipality_id: municipalityId,
        meeting_version_id: id,
        position: index + 1,
        organisation,
        people,
      })),
    )
    .execute();
}

async function addActions({ tx, municipalityId, actor }: Work, meetingId: string, actions: readonly ActionInput[]) {
  if (actions.length === 0) return;
  await tx
    .withTables<FollowUpTables>()
    .insertInto('meeting_action')
    .values(
      actions.map(({ body, owner, due }) => ({
        municipality_id: municipalityId,
        id: newId(),
        meeting_id: meetingId,
        body,
        owner_words: owner,
        due,
        by_person: actor.personId,
      })),
    )
    .execute();
}

async function note(
  { tx, municipalityId, actor }: Work,
  type: string,
  subjectId: string,
  data: { readonly no?: number; readonly actions?: number },
): Promise<void> {
  await appendAudit(tx, {
    municipalityId,
    type,
    subjectId,
    personId: actor.personId,
    data: { ...data, via: actor.via },
  });
}
