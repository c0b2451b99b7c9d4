import { sql } from 'kysely';
import type { Database } from '#platform/database.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { kindMark } from '#publication/search/search-text.ts';

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
  // By the mark and not by the ids of the others: hundreds of ids took four times as long.
  const [shown, { rows }] = await Promise.all([
    shownMunicipalities(db),
    sql<{ id: string; promises: number }>`
      select of_municipality as id, promises from search_document
      where named @@ ${`'${kindMark('municipality')}'`}::tsquery and lang = 'sv'`.execute(db),
  ]);
  const counts = new Map(rows.map(({ id, promises }) => [id, promises]));
  return shown.map(({ id, slug, name, isDemo }) => ({ slug, name, isDemo, promises: counts.get(id) ?? 0 }));
}
