import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database } from '#platform/database.server.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import { isAddress } from '#publication/public-address.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { Version } from '#publication/version.ts';

export type FoundPage =
  { readonly model: PageModel; readonly version: Version; readonly look: PublicLook } | { readonly redirect: string };

type Row = Version & { readonly path: string; readonly model: PageModel };

/**
 * The page at an address, as it was last published in this language; where the address was replaced, the one that holds
 * now, however many there were between; null where nothing has ever been. `path` is what follows the municipality's
 * name, without slashes at its ends. Reads stored models and nothing else, in four queries with begin and commit.
 */
export async function findPage(
  db: Database,
  municipalitySlug: string,
  path: string,
  lang: Lang,
): Promise<FoundPage | null> {
  if (!isAddress(municipalitySlug, path)) return null;
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    const { rows } = await sql<Row>`
      with recursive ${wayFrom(municipalityId, path)}
      select way.path, p.model, p.no, p.at, p.size, p.note, p.ground
      from way
      join lateral (select * from publication p
        where p.municipality_id = ${municipalityId} and p.subject_kind = way.subject_kind
          and p.subject_id = way.subject_id and p.channel = 'web' and p.lang = ${lang}
        order by no desc limit 1) p on true
      where way.redirect_to is null`.execute(tx);
    return { row: rows[0], look };
  });
  if (found?.row === undefined) return null;
  const { row, look } = found;
  if (row.path !== path) return { redirect: `/${municipalitySlug}${row.path === '' ? '' : `/${row.path}`}` };
  const { model, no, at, size, note, ground } = row;
  return { model, version: { no, at, size, note, ground }, look };
}
