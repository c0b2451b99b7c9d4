import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/**
 * A part of a transaction in another view (see inMunicipality): what the installation keeps for all, such as mail, or one
 * municipality's rows. Back in the first view afterwards; after a fault the whole transaction is undone anyway.
 */
export async function inOtherView<T>(
  tx: Tx,
  { from, to }: { readonly from: string; readonly to: string },
  work: () => Promise<T>,
): Promise<T> {
  await see(tx, to);
  const done = await work();
  await see(tx, from);
  return done;
}

async function see(tx: Tx, municipalityId: string): Promise<void> {
  await sql`select set_config('loftet.municipality', ${municipalityId}, true)`.execute(tx);
}
