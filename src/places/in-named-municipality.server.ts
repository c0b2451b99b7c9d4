import { sql } from 'kysely';
import { publicLook, type PublicLook } from '#places/public-look.ts';
import type { Database, Tx } from '#platform/database.server.ts';

/**
 * Runs `read` in a transaction that sees the municipality by this address word, and nothing else; null where there is
 * none. Looks it up and opens the wall in one query: every public page begins here.
 */
export function inNamedMunicipality<T>(
  db: Database,
  slug: string,
  read: (tx: Tx, municipalityId: string, look: PublicLook) => Promise<T>,
): Promise<T | null> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; name: string; isPractice: boolean; settings: unknown }>`
      select id, name, is_practice as "isPractice", settings, set_config('loftet.municipality', id::text, true) from municipality where slug = ${slug}`.execute(
      tx,
    );
    const [municipality] = rows;
    if (municipality === undefined) return null;
    return read(tx, municipality.id, publicLook({ ...municipality, slug }));
  });
}
