import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { ActionRecord, ForumRecord, MeetingRecord } from '#follow-up/meeting-record.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** Which point an action can become a measure of. */
export type PointChoice = { readonly id: string; readonly label: string };

export type MeetingsPage = {
  readonly forums: readonly ForumRecord[];
  readonly may: { readonly write: boolean };
};

const LABEL = 60;

/** Who meets in the municipality: each forum with its meetings and what is still to be done. */
export async function meetingsPage(work: Work): Promise<MeetingsPage> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'office:read', { municipalityId });
  const { rows } = await sql<{ id: string; name: string; meetings: ForumRecord['meetings'] }>`
    select f.id, f.name, coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'day', m.day, 'decided',
        (select v.decisions is not null from meeting_version v where (v.municipality_id, v.meeting_id) = (m.municipality_id, m.id)
          order by v.no desc limit 1)) order by m.day desc, m.id desc)
      from meeting m where (m.municipality_id, m.forum_id) = (f.municipality_id, f.id) and m.trashed_at is null), '[]') as meetings
    from forum f where f.municipality_id = ${municipalityId} order by f.name`.execute(tx);
  const open = await actionsOf(work, { open: true });
  const forums = rows.map((forum) => ({
    ...forum,
    open: open.filter(({ meetingId }) => forum.meetings.some(({ id }) => id === meetingId)),
  }));
  return { forums, may: { write: can(actor, 'meeting:write', { municipalityId }) } };
}

export type MeetingPage = {
  readonly meeting: MeetingRecord;
  /** What was taken on at this meeting. */
  readonly actions: readonly ActionRecord[];
  /** What came here from the forum's earlier meetings: not ended when this one was held. */
  readonly carried: readonly ActionRecord[];
  readonly points: readonly PointChoice[];
  readonly may: { readonly write: boolean; readonly measure: boolean };
};

/** One meeting as it stands; null where there is none, or it lies in the bin. */
export async function meetingPage(work: Work, meetingId: string): Promise<MeetingPage | null> {
  const { municipalityId, actor } = work;
  authorize(actor, 'office:read', { municipalityId });
  const meeting = await loadMeeting(work, meetingId);
  if (meeting === null) return null;
  const all = await actionsOf(work, { forumId: meeting.forumId });
  return {
    meeting,
    actions: all.filter((action) => action.meetingId === meetingId),
    carried: all.filter(
      (action) =>
        action.meetingId !== meetingId &&
        action.day <= meeting.day &&
        (action.endedAt === null || swedishDay(action.endedAt) >= meeting.day),
    ),
    points: await pointChoices(work),
    may: {
      write: can(actor, 'meeting:write', { municipalityId }),
      measure: can(actor, 'promise:write', { municipalityId, state: 'running' }),
    },
  };
}

async function loadMeeting({ tx, municipalityId }: In, meetingId: string): Promise<MeetingRecord | null> {
  const { rows } = await sql<MeetingRecord>`
    select m.id, m.forum_id as "forumId", f.name as forum, m.day, v.no, v.at, v.notes, v.decisions,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', a.organisation, 'people', a.people) order by a.position)
        from meeting_attendance a where (a.municipality_id, a.meeting_version_id) = (v.municipality_id, v.id)), '[]') as attendance
    from meeting m
    join forum f on (f.municipality_id, f.id) = (m.municipality_id, m.forum_id)
    join lateral (select * from meeting_version v where v.municipality_id = m.municipality_id and v.meeting_id = m.id
      order by no desc limit 1) v on true
    where m.municipality_id = ${municipalityId} and m.id = ${meetingId} and m.trashed_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** Actions of a forum, or all that are open, in the order in which they are due. */
async function actionsOf(
  { tx, municipalityId }: In,
  of: { readonly forumId: string } | { readonly open: true },
): Promise<ActionRecord[]> {
  const forumId = 'forumId' in of ? of.forumId : null;
  const { rows } = await sql<ActionRecord>`
    select a.id, a.meeting_id as "meetingId", m.day, a.body, a.owner_words as owner, a.due, a.state, a.reason,
      a.ended_at as "endedAt",
      (select jsonb_build_object('promiseSlug', p.slug, 'number',
          (select count(*) from point o
             join lateral (select position from point_version w where w.municipality_id = o.municipality_id and w.point_id = o.id
               order by no desc limit 1) w on true
           where o.municipality_id = q.municipality_id and o.promise_id = q.promise_id and o.trashed_at is null
             and (w.position, o.id) <= (v.position, q.id)))
        from measure s join point q on (q.municipality_id, q.id) = (s.municipality_id, s.point_id)
        join promise p on (p.municipality_id, p.id) = (q.municipality_id, q.promise_id)
        join lateral (select position from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
          order by no desc limit 1) v on true
        where (s.municipality_id, s.id) = (a.municipality_id, a.measure_id)) as point
    from meeting_action a join meeting m on (m.municipality_id, m.id) = (a.municipality_id, a.meeting_id) and m.trashed_at is null
    where a.municipality_id = ${municipalityId} and ((${forumId}::uuid is null and a.state = 'open') or m.forum_id = ${forumId}::uuid)
    order by a.due nulls last, a.at, a.id`.execute(tx);
  return rows;
}

/** The points of promises that are not closed, by promise and number. */
async function pointChoices({ tx, municipalityId }: In): Promise<PointChoice[]> {
  const { rows } = await sql<{ id: string; title: string; body: string; number: number }>`
    select q.id, f.title, v.body, row_number() over (partition by p.id order by v.position, q.id)::int as number
    from promise p
    join lateral (select title, period_from from promise_version f where f.municipality_id = p.municipality_id
      and f.promise_id = p.id order by no desc limit 1) f on true
    join point q on (q.municipality_id, q.promise_id) = (p.municipality_id, p.id) and q.trashed_at is null
    join lateral (select body, position from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    where p.municipality_id = ${municipalityId} and p.closed_at is null and p.trashed_at is null
    order by f.period_from desc, p.slug, v.position, q.id`.execute(tx);
  return rows.map(({ id, title, body, number }) => ({
    id,
    label: `${title}, ${number}. ${body.length <= LABEL ? body : `${body.slice(0, LABEL).trimEnd()} …`}`,
  }));
}
