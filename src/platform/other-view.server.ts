import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/**
 * A part of a transaction in another view (see inMunicipality): what the installation keeps for all, such as mail, or one
 * municipality's rows. Back in the very view that was before, whatever its caller believes it to be: a wrong belief must
 * not open another municipality. After a fault the whole transaction is undone anyway.
 */
export async function inOtherView<T>(tx: Tx, view: string, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    with was as materialized (select current_setting('loftet.municipality', true) as before)
    select before, set_config('loftet.municipality', ${view}, true) from was`.execute(tx);
  const done = await work();
  await sql`select set_config('loftet.municipality', ${rows[0]?.before ?? ''}, true)`.execute(tx);
  return done;
}
