import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/** Somebody who answers for the follow-up of a point, for one of its parties. */
export type Answerer = {
  readonly id: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly deputy: { readonly id: string; readonly name: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** Both inclusive; `to` null until further notice. */
  readonly from: string;
  readonly to: string | null;
};

/** Those who answer for points on a day, at most one for each point and party. */
export async function answerersOn(
  tx: Tx,
  municipalityId: string,
  pointIds: readonly string[],
  day: string,
): Promise<Answerer[]> {
  return answerers(tx, municipalityId, pointIds, day, day);
}

/** Those who answer for points on a day or later, in the order of their days. */
export async function answerersFrom(
  tx: Tx,
  municipalityId: string,
  pointIds: readonly string[],
  day: string,
): Promise<Answerer[]> {
  return answerers(tx, municipalityId, pointIds, day, null);
}

async function answerers(
  tx: Tx,
  municipalityId: string,
  pointIds: readonly string[],
  from: string,
  to: string | null,
): Promise<Answerer[]> {
  const { rows } = await sql<Answerer>`
    select a.id, a.point_id as "pointId", a.party_id as "partyId", a.valid_from as "from", a.valid_to as "to",
      jsonb_build_object('id', a.person_id, 'name', coalesce(p.name, '')) as person,
      case when a.deputy_id is not null
        then jsonb_build_object('id', a.deputy_id, 'name', coalesce(d.name, '')) end as deputy,
      case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as unit
    from answerer a
    left join person p on p.id = a.person_id
    left join person d on d.id = a.deputy_id
    left join unit u on (u.municipality_id, u.id) = (a.municipality_id, a.unit_id)
    where a.municipality_id = ${municipalityId} and a.point_id = any(${pointIds}::uuid[])
      and daterange(a.valid_from, a.valid_to + 1, '[)') && daterange(${from}::date, ${to}::date, '[]')
    order by a.valid_from, a.id`.execute(tx);
  return rows;
}
