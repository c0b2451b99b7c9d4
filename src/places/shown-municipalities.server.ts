import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Database } from '#platform/database.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** From now on the start page and the site map lead to this municipality: it has published something. */
export async function showMunicipality({ tx, municipalityId }: Work): Promise<void> {
  await sql`
    update municipality set settings = settings || '{"published": true}'
    where id = ${municipalityId} and not settings @> '{"published": true}'`.execute(tx);
}

/** It has nothing published any more. */
export async function hideMunicipality({ tx, municipalityId }: Work): Promise<void> {
  await sql`update municipality set settings = settings - 'published' where id = ${municipalityId}`.execute(tx);
}

/** The municipalities that have published something for the public, by name: those to practise in are not among them. */
export async function shownMunicipalities(db: Database): Promise<MunicipalityRef[]> {
  const { rows } = await sql<MunicipalityRef>`
    select id, slug, name, is_demo as "isDemo" from municipality
    where settings @> '{"published": true}' and not is_practice order by is_demo, name, slug`.execute(db);
  return rows;
}
