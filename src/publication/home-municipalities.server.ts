import { sql } from 'kysely';
import type { Database } from '#platform/database.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';

/** A municipality as the start page lists it. */
export type HomeMunicipality = {
  readonly slug: string;
  readonly name: string;
  readonly isDemo: boolean;
  /** Promises that are published. */
  readonly promises: number;
};

/** The municipalities that have published something, A to Ö, invented ones last. Two queries. */
export async function homeMunicipalities(db: Database): Promise<HomeMunicipality[]> {
  const shown = await shownMunicipalities(db);
  const { rows } = await sql<{ id: string; promises: number }>`
    select of_municipality as id, promises from search_document
    where (kind, lang) = ('municipality', 'sv') and of_municipality = any(${shown.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
  const counts = new Map(rows.map(({ id, promises }) => [id, promises]));
  return shown.map(({ id, slug, name, isDemo }) => ({ slug, name, isDemo, promises: counts.get(id) ?? 0 }));
}
