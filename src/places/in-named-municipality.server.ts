import { sql } from 'kysely';
import type { PublicLook } from '#places/public-look.ts';
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
    const { rows } = await sql<PublicLook & { id: string }>`
      select id, is_practice as "isPractice", set_config('loftet.municipality', id::text, true) from municipality where slug = ${slug}`.execute(
      tx,
    );
    const [municipality] = rows;
    if (municipality === undefined) return null;
    const { id, isPractice } = municipality;
    return read(tx, id, { isPractice });
  });
}
