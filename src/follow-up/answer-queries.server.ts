import { sql } from 'kysely';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import type { Target } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { progressTowards, type TargetProgress } from '#follow-up/activity-sums.ts';
import { loggedActivities, type LoggedActivity } from '#follow-up/activity-queries.server.ts';
import { draftOf } from '#follow-up/answer-form.ts';
import type { EntryKind, Progress } from '#follow-up/follow-up-record.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { AnswerDraft, RequestPart, RequestState } from '#follow-up/request-record.ts';
import { standingOf, type RoundStanding } from '#follow-up/request-standing.server.ts';

/** One thing that somebody is asked: how a point went, for a party, in a round. */
export type Question = {
  readonly requestId: string;
  readonly part: RequestPart;
  readonly state: RequestState;
  readonly hasDraft: boolean;
  readonly answeredAt: Date | null;
  readonly pointId: string;
  /** The point's running number in the promise, from 1. */
  readonly number: number;
  readonly body: string;
  readonly target: Target | null;
  readonly partyId: string;
  readonly party: string;
  /** What the party has answered by now, whoever answered; null where nothing. */
  readonly told: Told | null;
};

/** The words of an answer. */
export type Told = {
  readonly entryId: string;
  readonly no: number;
  readonly kind: EntryKind;
  readonly body: string | null;
  readonly next: string | null;
  readonly progress: Progress | null;
  readonly reason: string | null;
  readonly count: number | null;
  readonly unit: string | null;
};

export type Questions = {
  readonly round: RoundStanding;
  readonly periodName: string;
  readonly list: readonly Question[];
};

/** What the actor is asked in a round, in the promise's order; null where the round is gone. */
export async function questionsTo(work: Work, roundId: string, today: string): Promise<Questions | null> {
  const { tx, municipalityId, actor } = work;
  const round = await standingOf(work, roundId, today);
  if (round === null) return null;
  const { rows } = await sql<Row>`
    select q.id as "requestId", q.part, q.state, q.draft is not null as "hasDraft", q.answered_at as "answeredAt",
      q.point_id as "pointId", q.party_id as "partyId", a.name as party
    from request q join party a on (a.municipality_id, a.id) = (q.municipality_id, q.party_id)
    where q.municipality_id = ${municipalityId} and q.round_id = ${roundId} and q.person_id = ${actor.personId}`.execute(
    tx,
  );
  const points = (await loadPointsAlone(tx, municipalityId, [round.promiseId])).get(round.promiseId) ?? [];
  const told = await toldIn(work, [roundId]);
  const list = points.flatMap((point) =>
    rows
      .filter((row) => row.pointId === point.id)
      .map((row) => ({
        ...row,
        number: point.number,
        body: point.body,
        target: point.target,
        told: told.find((one) => one.pointId === row.pointId && one.partyId === row.partyId) ?? null,
      })),
  );
  return { round, periodName: periodName(round), list };
}

type Row = Pick<Question, 'requestId' | 'part' | 'state' | 'hasDraft' | 'answeredAt' | 'pointId' | 'partyId' | 'party'>;

/** Everything that stands beside the three questions. */
export type AnswerPage = {
  readonly question: Question;
  readonly round: RoundStanding;
  readonly periodName: string;
  readonly title: string;
  /** What stands in the fields: the draft, else what was answered, else what is known already. */
  readonly draft: AnswerDraft;
  /** What the party said of the point in the round before. */
  readonly before: (Told & { readonly periodName: string }) | null;
  readonly activities: readonly LoggedActivity[];
  readonly progress: TargetProgress | null;
  /** Those of the party to whom the question can be handed on. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  /** How many of the person's questions in the round wait for an answer, this one not counted. */
  readonly waiting: number;
};

/**
 * One question with what stands beside it.
 * @throws AppError `not-found` where the actor is not asked that
 */
export async function answerPage(work: Work, roundId: string, requestId: string, today: string): Promise<AnswerPage> {
  const asked = await questionsTo(work, roundId, today);
  const question = asked?.list.find((one) => one.requestId === requestId);
  if (asked === null || question === undefined) throw new AppError('not-found', { refused: 'entry:answer' });
  const { round } = asked;
  const activities = await loggedActivities(work, question, round.period);
  const progress = progressTowards(question.target, activities, round.period);
  const people = await colleagues(work);
  return {
    question,
    round,
    periodName: asked.periodName,
    title: round.title,
    draft: (await draftFor(work, requestId)) ?? startOf(question, progress),
    before: await lastTold(work, round, question),
    activities,
    progress,
    others: people
      .filter(({ id, grants }) => id !== work.actor.personId && grants.some((one) => one.partyId === question.partyId))
      .map(({ id, name }) => ({ id, name })),
    waiting: asked.list.filter((one) => one.state === 'waiting' && one.requestId !== requestId).length,
  };
}

async function draftFor({ tx, municipalityId }: Work, requestId: string): Promise<AnswerDraft | null> {
  const { rows } = await sql<{ draft: Record<string, unknown> | null }>`
    select draft from request where municipality_id = ${municipalityId} and id = ${requestId}`.execute(tx);
  const draft = rows[0]?.draft ?? null;
  const read = draft === null ? null : draftOf(draft);
  return read !== null && 'draft' in read ? read.draft : null;
}

/** Before anything is written: the answer that was sent, else the count that the logged activities make. */
function startOf({ told, target }: Question, progress: TargetProgress | null): AnswerDraft {
  const shown = (count: number | null): string => (count === null ? '' : String(count).replace('.', ','));
  if (told !== null)
    return {
      body: told.body ?? '',
      count: shown(told.count),
      unit: told.unit ?? target?.unit ?? '',
      next: told.next ?? '',
      progress: told.progress ?? '',
      [told.progress === 'not-done' ? 'notDone' : told.kind === 'report' ? 'reason' : 'nothing']: told.reason ?? '',
    };
  return { count: progress !== null && progress.done > 0 ? shown(progress.done) : '', unit: target?.unit ?? '' };
}

type ToldRow = Told & { readonly pointId: string; readonly partyId: string; readonly roundId: string };

/** What parties have answered in rounds, each for itself, with the first count that the answer gives. Silence is none. */
export async function toldIn({ tx, municipalityId }: Work, roundIds: readonly string[]): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select e.id as "entryId", e.point_id as "pointId", e.party_id as "partyId", e.round_id as "roundId", v.no, v.kind, v.body,
      v.next_step as next, v.progress, v.reason, f.value as count, f.unit
    from entry e
    join lateral (select * from entry_version v where v.municipality_id = e.municipality_id and v.entry_id = e.id
      order by no desc limit 1) v on v.kind <> 'silence'
    left join lateral (select value, unit from figure f where f.municipality_id = v.municipality_id
      and f.entry_version_id = v.id order by f.position limit 1) f on true
    where e.municipality_id = ${municipalityId} and e.round_id = any(${roundIds}::uuid[])
    order by e.told, e.id`.execute(tx);
  return rows;
}

/**
 * The party's answer on the point in the latest round that ended before this one ends. Its progress is the latest that was
 * said, also where that was in a round before.
 */
export async function lastTold(
  work: Work,
  round: RoundStanding,
  { pointId, partyId }: Pick<Question, 'pointId' | 'partyId'>,
): Promise<AnswerPage['before']> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<{ id: string; label: string | null; from: string; to: string }>`
    select id, label, period_from as "from", period_to as "to" from round
    where municipality_id = ${municipalityId} and promise_id = ${round.promiseId} and period_to < ${round.period.to}
    order by period_to desc, period_from desc`.execute(tx);
  const told = await toldIn(
    work,
    rows.map(({ id }) => id),
  );
  const own = rows.flatMap(({ id, label, from, to }) =>
    told
      .filter((one) => one.roundId === id && one.pointId === pointId && one.partyId === partyId)
      .map((one) => ({ ...one, periodName: periodName({ label, period: { from, to } }) })),
  );
  const [last] = own;
  const progress = own.find((one) => one.progress !== null)?.progress ?? null;
  return last === undefined ? null : { ...last, progress };
}
