import { sql } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';

/** The ids of the areas that have, or have had, these names: as ensureAreas finds them. Null where one is not known. */
export async function areasByName(
  tx: Tx,
  municipalityId: string,
  names: readonly string[],
  period: Dates,
): Promise<string[] | null> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ area_id: string }>`
    select distinct on (v.name) v.area_id from area_version v
    where v.municipality_id = ${municipalityId} and v.name = any(${wanted})
    order by v.name, v.valid && daterange(${period.from}::date, ${period.to}::date, '[]') desc, upper(v.valid) desc nulls first`.execute(
    tx,
  );
  return rows.length < wanted.length ? null : [...new Set(rows.map((row) => row.area_id))];
}
