import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { AreaRef } from '#places/registers.server.ts';

/** All areas by id, each with the name that it has on a day (`YYYY-MM-DD`), or had last. */
export async function areaNames(tx: Tx, municipalityId: string, day: string): Promise<ReadonlyMap<string, AreaRef>> {
  const { rows } = await sql<AreaRef>`
    select distinct on (a.id) a.id, a.slug, v.name
    from area a join area_version v on (v.municipality_id, v.area_id) = (a.municipality_id, a.id)
    where a.municipality_id = ${municipalityId}
    order by a.id, v.valid @> ${day}::date desc, upper(v.valid) desc nulls first`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
