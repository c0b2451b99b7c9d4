import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { AskedRow } from '#report-back/consultation-asked.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** Everybody whom a case's memo was sent to, in the order in which they were asked. Days are Swedish ones. */
export async function loadAsked({ tx, municipalityId }: In, caseId: string): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    select a.id, a.party_words as party, a.person_id as "personId", a.ended_reason as "endedReason", s.due, m.no as "memoNo",
      to_char(a.ended_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "endedAt",
      to_char(s.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "sentOn",
      case when w.no is null then null else jsonb_build_object('no', w.no, 'verdict', w.verdict, 'comment', w.comment,
        'on', to_char(w.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD'),
        'points', coalesce((select jsonb_agg(jsonb_build_object('pointId', x.point_id, 'verdict', x.verdict,
          'comment', x.comment) order by x.point_id) from consultation_point x
          where (x.municipality_id, x.asked_id, x.no) = (w.municipality_id, w.asked_id, w.no)), '[]')) end as answer
    from memo_sharing s
    join memo_version m on (m.municipality_id, m.id) = (s.municipality_id, s.memo_version_id)
    join asked_party a on (a.municipality_id, a.sharing_id) = (s.municipality_id, s.id)
    left join lateral (select * from consultation_answer w where w.municipality_id = a.municipality_id and w.asked_id = a.id
      order by no desc limit 1) w on true
    where s.municipality_id = ${municipalityId} and s.case_id = ${caseId} order by s.at, s.id, a.position limit 2000`.execute(
    tx,
  );
  return rows;
}

/** A consultation that waits for somebody's answer. */
export type ConsultationToAnswer = {
  readonly askedId: string;
  readonly caseId: string;
  readonly promise: string;
  readonly party: string;
  readonly due: string;
};

/** The consultations in which whoever looks is asked and has not answered, those that are due first. */
export async function consultationsToAnswer({ tx, municipalityId, actor }: Work): Promise<ConsultationToAnswer[]> {
  if (actor.personId === null) return [];
  const { rows } = await sql<ConsultationToAnswer>`
    select a.id as "askedId", c.id as "caseId", v.title as promise, a.party_words as party, s.due
    from asked_party a
    join memo_sharing s on (s.municipality_id, s.id) = (a.municipality_id, a.sharing_id)
    join council_case c on (c.municipality_id, c.id) = (s.municipality_id, s.case_id)
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version v where v.municipality_id = p.municipality_id and v.promise_id = p.id
      order by no desc limit 1) v on true
    join lateral (select step from case_step t where t.municipality_id = c.municipality_id and t.case_id = c.id
      order by no desc limit 1) t on t.step in ('draft', 'shared')
    where a.municipality_id = ${municipalityId} and a.person_id = ${actor.personId} and a.ended_at is null
      and not exists (select from consultation_answer w where (w.municipality_id, w.asked_id) = (a.municipality_id, a.id))
    order by s.due, a.id limit 100`.execute(tx);
  return rows;
}
