import { sql } from 'kysely';
import type { Dates, PartyKind } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

type Row = {
  parties: { id: string; kind: PartyKind; name: string }[];
  units: { id: string; partyId: string; name: string }[];
  places: { id: string; name: string; visibility: 'public' | 'internal' }[];
  goals: { id: string; number: number | null; text: string }[];
  agreements: { id: string; name: string; date: string | null }[];
  areas: { id: string; name: string }[];
};

/**
 * All that one may choose among when a promise for a period is written: units and areas that are there some day of it,
 * and goals whose mandate overlaps it.
 */
export async function writingChoices(tx: Tx, municipalityId: string, { from, to }: Dates): Promise<WritingChoices> {
  const { rows } = await sql<Row>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'name', name) order by name)
        from party where municipality_id = ${municipalityId}), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'partyId', party_id, 'name', name) order by name)
        from unit where municipality_id = ${municipalityId}
          and coalesce(valid_from <= ${to}::date, true) and coalesce(valid_to >= ${from}::date, true)), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'visibility', vis) order by name, id)
        from place where municipality_id = ${municipalityId}), '[]') as places,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'number', number, 'text', body) order by number nulls last, body)
        from goal where municipality_id = ${municipalityId}
          and coalesce(valid_from <= ${to}::date, true) and coalesce(valid_to >= ${from}::date, true)), '[]') as goals,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'date', decided) order by decided desc nulls last, name)
        from agreement where municipality_id = ${municipalityId}), '[]') as agreements,
      coalesce((select jsonb_agg(jsonb_build_object('id', area_id, 'name', name) order by name)
        from (select distinct on (area_id) area_id, name from area_version where municipality_id = ${municipalityId}
          and valid && daterange(${from}::date, ${to}::date, '[]') order by area_id, upper(valid) desc nulls first) a), '[]') as areas`.execute(
    tx,
  );
  const [choices] = rows;
  if (choices === undefined) throw new Error('a select without from gives one row');
  return choices;
}
