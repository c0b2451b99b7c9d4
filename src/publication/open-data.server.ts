import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import type { Database } from '#platform/database.server.ts';
import { openWriter, type OpenFormat } from '#publication/open-files.ts';
import type { OpenPage } from '#publication/open-columns.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';
import { isAddress } from '#publication/public-address.ts';

/** Everything that a municipality shows, by address; none of one to practise in, and of one that has published nothing. */
async function openPages(db: Database, municipalitySlug: string): Promise<OpenPage[]> {
  if (!isAddress(municipalitySlug, '')) return [];
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    if (look.isPractice) return [];
    const { rows } = await sql<OpenPage>`
      select p.model, p.no, p.sha256, p.at
      from address a
      cross join lateral (
        select model, no, sha256, at from publication
        where municipality_id = ${municipalityId} and subject_kind = a.subject_kind and subject_id = a.subject_id
          and channel = 'web' and lang = 'sv'
        order by no desc limit 1
      ) p
      where a.municipality_id = ${municipalityId} and a.redirect_to is null
      order by a.path collate "C"`.execute(tx);
    return rows;
  });
  return found ?? [];
}

/** A table of one municipality as a file; null where there is no such table, or nothing of the municipality's is public. */
export async function openFile(
  db: Database,
  municipalitySlug: string,
  name: string,
  format: OpenFormat,
): Promise<string | null> {
  const table = OPEN_TABLES.find((one) => one.name === name);
  const pages = table === undefined ? [] : await openPages(db, municipalitySlug);
  if (table === undefined || pages.length === 0) return null;
  const { start, rows, end } = openWriter(table, format);
  return `${start}${rows(pages.flatMap((page) => table.rows(page)))}${end}`;
}

/** A table of all municipalities, one municipality at a time: what is held in memory is one of them. Null as above. */
export function openWhole(db: Database, name: string, format: OpenFormat): AsyncGenerator<string> | null {
  const table = OPEN_TABLES.find((one) => one.name === name);
  return table === undefined ? null : wholeOf(db, table, format);
}

async function* wholeOf(db: Database, table: (typeof OPEN_TABLES)[number], format: OpenFormat): AsyncGenerator<string> {
  const { start, rows, end } = openWriter(table, format);
  yield start;
  for (const { slug } of await shownMunicipalities(db)) {
    const told = rows((await openPages(db, slug)).flatMap((page) => table.rows(page)));
    if (told !== '') yield told;
  }
  yield end;
}
