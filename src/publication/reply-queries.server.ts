import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadQuestionsPage, type QuestionsPage } from '#follow-up/question-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** Answers about the points of one promise that its pages do not tell as they stand now. */
export type RepliesBehind = {
  readonly promiseId: string;
  readonly slug: string;
  readonly title: string;
  readonly questionIds: readonly string[];
};

/**
 * Answers to people's questions that are for everybody and stand on no page yet, and those that are no longer for everybody and
 * still stand there: what waits for the actor to publish, promise by promise.
 */
export async function repliesToPublish({ tx, municipalityId, actor }: Work): Promise<RepliesBehind[]> {
  const onPage = (reply: 'r' | 'e') => sql`coalesce(u.model -> 'asked', '[]') @> jsonb_build_array(
    jsonb_build_object('question', ${sql.ref(`${reply}.shown`)}, 'answer', ${sql.ref(`${reply}.answer`)}))`;
  const { rows } = await sql<RepliesBehind & { readonly areas: string[] }>`
    select p.id as "promiseId", p.slug, f.title, array_agg(q.id order by q.due, q.id) as "questionIds",
      array(select a.area_id from promise_area a
        where (a.municipality_id, a.promise_version_id) = (p.municipality_id, f.id)) as areas
    from point_question q
    join point n on (n.municipality_id, n.id) = (q.municipality_id, q.point_id) and n.trashed_at is null
    join promise p on (p.municipality_id, p.id) = (n.municipality_id, n.promise_id) and p.trashed_at is null
    join lateral (select f.id, f.title from promise_version f
      where (f.municipality_id, f.promise_id) = (p.municipality_id, p.id) order by f.no desc limit 1) f on true
    join lateral (select r.* from point_question_reply r
      where (r.municipality_id, r.question_id) = (q.municipality_id, q.id) order by r.no desc limit 1) r on true
    join lateral (select u.model from publication u where (u.municipality_id, u.subject_kind, u.subject_id, u.channel, u.lang)
      = (n.municipality_id, 'point', n.id, 'web', 'sv') order by u.no desc limit 1) u on u.model ->> 'kind' = 'point'
    where q.municipality_id = ${municipalityId} and case when r.is_public then not (${onPage('r')})
      else exists (select from point_question_reply e where (e.municipality_id, e.question_id) = (q.municipality_id, q.id)
        and e.is_public and ${onPage('e')}) end
    group by p.municipality_id, p.id, p.slug, f.id, f.title order by f.title, p.id`.execute(tx);
  return rows.flatMap(({ areas, ...row }) => (can(actor, 'promise:publish', { municipalityId, areas }) ? [row] : []));
}

/** The page of questions, with the answers that wait to be published by whoever reads it. */
export type QuestionsDesk = QuestionsPage & { readonly behind: readonly RepliesBehind[] };

export async function loadQuestionsDesk(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<QuestionsDesk> {
  return { ...(await loadQuestionsPage(work, municipality, today)), behind: await repliesToPublish(work) };
}
