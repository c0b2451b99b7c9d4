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

/** An area that is no more, and the areas that took over from it; none where it only ended. */
export type EndedArea = {
  readonly id: string;
  /** The first day without it, `YYYY-MM-DD`. */
  readonly on: string;
  readonly successors: readonly string[];
};

/** The areas that have ended by a day (`YYYY-MM-DD`, inclusive), the first to end first. */
export async function endedAreas(tx: Tx, municipalityId: string, day: string): Promise<EndedArea[]> {
  const { rows } = await sql<EndedArea>`
    select last.area_id as id, upper(last.valid)::text as "on", last.replaced_by as successors
    from (select distinct on (area_id) * from area_version where municipality_id = ${municipalityId}
      order by area_id, upper(valid) desc nulls first) last
    where upper(last.valid) <= ${day}::date
    order by upper(last.valid), last.area_id`.execute(tx);
  return rows;
}
