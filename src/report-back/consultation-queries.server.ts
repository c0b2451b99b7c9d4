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
