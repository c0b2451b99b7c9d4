import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { RegisterRow } from '#situation/register-list.ts';

/** How many live in an area, or in the whole municipality (`areaId` null). */
export type Register = {
  readonly areaId: string | null;
  readonly year: number;
  readonly source: string;
  readonly rows: readonly RegisterRow[];
};

/** The latest list for the area; for the whole municipality where there is none for it, or none at all. */
export async function loadRegister(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  areaId: string | null,
): Promise<Register | null> {
  const { rows } = await sql<RegisterRow & Omit<Register, 'rows'>>`
    select area_id as "areaId", year, source, kind, label, people from register_figure
    where municipality_id = ${municipalityId} and list_id = (
      select list_id from register_figure
      where municipality_id = ${municipalityId} and (area_id is null or area_id = ${areaId}::uuid)
      order by area_id is null, at desc, list_id limit 1)
    order by kind, label`.execute(tx);
  const [first] = rows;
  if (first === undefined) return null;
  return {
    areaId: first.areaId,
    year: first.year,
    source: first.source,
    rows: rows.map(({ kind, label, people }) => ({ kind, label, people })),
  };
}
