import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Database } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PageLink } from '#publication/model-parts.ts';
import { isAddress } from '#publication/public-address.ts';
import type { SubjectKind } from '#publication/version.ts';

/** A page, the languages that it is in, and the addresses of its parts that have a page to themselves. */
export type SitePage = {
  readonly path: string;
  readonly changed: Date;
  readonly languages: readonly Lang[];
  readonly parts: readonly string[];
};

type Row = Omit<SitePage, 'parts'> & { readonly kind: SubjectKind; readonly rounds: readonly PageLink[] };

/** More than this a site map may not hold (sitemaps.org). */
const MOST_PAGES = 50_000;

/**
 * Every published page of a municipality with the moment of its latest version; null where nothing is published, and for
 * one to practise in, which no search engine should find.
 * Addresses that lead on are left out. Four queries with begin and commit.
 */
export async function listPublishedPages(db: Database, municipalitySlug: string): Promise<SitePage[] | null> {
  if (!isAddress(municipalitySlug, '')) return null;
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    if (look.isPractice) return [];
    const { rows } = await sql<Row>`
      select a.path, a.subject_kind as kind, p.at as changed, coalesce(p.model -> 'languages', '["sv"]') as languages,
        case a.subject_kind when 'promise' then coalesce(p.model -> 'rounds', '[]') else '[]' end as rounds
      from address a
      cross join lateral (
        select at, model from publication
        where municipality_id = ${municipalityId} and subject_kind = a.subject_kind and subject_id = a.subject_id
          and channel = 'web' and lang = 'sv'
        order by no desc limit 1
      ) p
      where a.municipality_id = ${municipalityId} and a.redirect_to is null
      order by a.path limit ${MOST_PAGES}`.execute(tx);
    return rows;
  });
  const rows = found ?? [];
  if (rows.length === 0) return null;
  return rows.map(({ path, kind, changed, languages, rounds }) => {
    const whole = `/${municipalitySlug}${path === '' ? '' : `/${path}`}`;
    const own = kind === 'municipality' ? [`${whole}/arkiv`, `${whole}/kontakt`] : [];
    return { path: whole, changed, languages, parts: [...own, ...rounds.map((round) => round.path)] };
  });
}
