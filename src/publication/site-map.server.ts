import { sql } from 'kysely';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';

export type SitePage = { readonly path: string; readonly changed: Date };

/** More than this a site map may not hold (sitemaps.org). */
const MOST_PAGES = 50_000;

/** Every published page of every municipality with the moment of its latest version. Addresses that lead on are left out. */
export async function listPublishedPages(db: Database): Promise<SitePage[]> {
  const pages: SitePage[] = [];
  for (const { id, slug } of await shownMunicipalities(db)) {
    const { rows } = await inMunicipality(db, id, (tx) =>
      sql<SitePage>`
        select a.path, max(p.at) as changed
        from address a
        join publication p on p.municipality_id = a.municipality_id and p.subject_kind = a.subject_kind
          and p.subject_id = a.subject_id and p.channel = 'web' and p.lang = 'sv'
        where a.municipality_id = ${id} and a.redirect_to is null
        group by a.path order by a.path`.execute(tx),
    );
    for (const { path, changed } of rows) pages.push({ path: `/${slug}${path === '' ? '' : `/${path}`}`, changed });
    if (pages.length >= MOST_PAGES) break;
  }
  return pages.slice(0, MOST_PAGES);
}
