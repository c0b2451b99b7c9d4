import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import { masked } from '#dialogue/masking.ts';
import type { AnsweredQuestion, LateQuestions, PointQuestion } from '#follow-up/question.ts';
import { waitingByPromise, type QuestionsWaiting } from '#follow-up/questions-waiting.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

type Party = { readonly id: string; readonly name: string };
type Reply = {
  readonly no: number;
  readonly partyId: string;
  readonly shown: string;
  readonly answer: string;
  readonly isPublic: boolean;
};

/** A question as the office sees it. */
export type QuestionAsked = PointQuestion & {
  readonly point: string;
  readonly promise: { readonly slug: string; readonly title: string };
  /** What is proposed to be shown: without what may be about somebody. */
  readonly proposed: string;
  readonly isLate: boolean;
  /** The latest answer. */
  readonly reply: Reply | null;
  /** The parties for which one may answer. */
  readonly mayAnswerFor: readonly Party[];
  readonly mayPublish: boolean;
};

export type QuestionsPage = {
  readonly municipality: MunicipalityRef;
  readonly waiting: readonly QuestionAsked[];
  readonly answered: readonly QuestionAsked[];
};

type Row = PointQuestion & {
  readonly point: string;
  readonly slug: string;
  readonly title: string;
  readonly reply: Reply | null;
  readonly owners: readonly Party[];
  readonly areas: readonly string[];
};

/** What the page of questions shows at most: the rest waits behind. */
const MOST_SHOWN = 200;

/** The questions that people have asked of a municipality's points: those that wait, the most urgent first, and the latest answers. */
export async function loadQuestionsPage(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<QuestionsPage> {
  const { tx, municipalityId, actor } = work;
  const { rows } = await sql<Row>`
    select q.id, q.point_id as "pointId", q.body, q.lang, q.day, q.due, v.body as point, p.slug, f.title,
      case when r.no is not null then jsonb_build_object('no', r.no, 'partyId', r.party_id, 'shown', r.shown,
        'answer', r.answer, 'isPublic', r.is_public) end as reply,
      coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name) order by o.position) from point_party o
        join party y on (y.municipality_id, y.id) = (o.municipality_id, o.party_id)
        where (o.municipality_id, o.point_version_id) = (v.municipality_id, v.id) and o.part = 'owner'), '[]') as owners,
      array(select a.area_id from promise_area a
        where (a.municipality_id, a.promise_version_id) = (f.municipality_id, f.id)) as areas
    from point_question q
    join point n on (n.municipality_id, n.id) = (q.municipality_id, q.point_id)
    join promise p on (p.municipality_id, p.id) = (n.municipality_id, n.promise_id)
    join lateral (select * from point_version v where (v.municipality_id, v.point_id) = (n.municipality_id, n.id)
      order by v.no desc limit 1) v on true
    join lateral (select * from promise_version f where (f.municipality_id, f.promise_id) = (p.municipality_id, p.id)
      order by f.no desc limit 1) f on true
    left join lateral (select * from point_question_reply r
      where (r.municipality_id, r.question_id) = (q.municipality_id, q.id) order by r.no desc limit 1) r on true
    where q.municipality_id = ${municipalityId} and n.trashed_at is null and p.trashed_at is null
    order by r.no is not null, r.at desc nulls first, q.due, q.id limit ${MOST_SHOWN}`.execute(tx);
  const all = rows.map(({ slug, title, owners, areas, body, ...row }): QuestionAsked => {
    const mayAnswerFor = owners.filter(({ id }) =>
      can(actor, 'question:answer', { municipalityId, parties: [id], areas }),
    );
    // Nobody has looked at what waits: what may be about somebody goes to those who do, and to nobody else.
    const proposed = row.reply === null ? masked(body, suspectedIn(body)) : body;
    return {
      ...row,
      body: mayAnswerFor.length > 0 ? body : proposed,
      promise: { slug, title },
      proposed,
      isLate: row.reply === null && row.due < today,
      mayAnswerFor,
      mayPublish: can(actor, 'promise:publish', { municipalityId, parties: owners.map(({ id }) => id), areas }),
    };
  });
  return {
    municipality,
    waiting: all.filter(({ reply }) => reply === null),
    answered: all.filter(({ reply }) => reply !== null),
  };
}

/** The questions that wait for an answer and that the actor may answer, promise by promise, the most urgent first. */
export async function questionsToAnswer(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<QuestionsWaiting[]> {
  const { waiting } = await loadQuestionsPage(work, municipality, today);
  return waitingByPromise(waiting.filter(({ mayAnswerFor }) => mayAnswerFor.length > 0));
}

/** What is told of the questions on a promise's points: the latest answers, where they are for everybody. */
export async function loadAnswered(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
): Promise<AnsweredQuestion[]> {
  const { rows } = await sql<AnsweredQuestion>`
    select q.point_id as "pointId", r.party_id as "partyId", r.shown, q.lang, r.answer,
      to_char(r.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as day
    from point_question q
    join point p on (p.municipality_id, p.id) = (q.municipality_id, q.point_id)
    join lateral (select * from point_question_reply r
      where (r.municipality_id, r.question_id) = (q.municipality_id, q.id) order by r.no desc limit 1) r on r.is_public
    where q.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}
    order by q.day, q.id`.execute(tx);
  return rows;
}

/** The points of a promise of which a question has not been answered in time. @param today the day in Sweden */
export async function loadLateQuestions(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
  today: string,
): Promise<LateQuestions[]> {
  const { rows } = await sql<LateQuestions>`
    select q.point_id as "pointId", min(q.due) as due from point_question q
    join point p on (p.municipality_id, p.id) = (q.municipality_id, q.point_id)
    where q.municipality_id = ${municipalityId} and p.promise_id = ${promiseId} and q.due < ${today}::date and not exists (
      select from point_question_reply r where (r.municipality_id, r.question_id) = (q.municipality_id, q.id))
    group by q.point_id`.execute(tx);
  return rows;
}

/** A question with the number of its latest answer, 0 before the first; null where there is none. */
export async function findQuestion(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  id: string,
): Promise<{ readonly pointId: string; readonly body: string; readonly no: number } | null> {
  const { rows } = await sql<{ pointId: string; body: string; no: number }>`
    select q.point_id as "pointId", q.body, coalesce((select max(r.no) from point_question_reply r
      where (r.municipality_id, r.question_id) = (q.municipality_id, q.id)), 0) as no
    from point_question q where q.municipality_id = ${municipalityId} and q.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}
