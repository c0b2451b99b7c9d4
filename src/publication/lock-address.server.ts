import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/**
 * One at a time confirms or ends for an address in a municipality: a double click is told the same thing twice, and nobody
 * waits for a row that the other holds. `mark` is the address's hash.
 */
export async function lockAddress(tx: Tx, municipalityId: string, mark: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`follow ${municipalityId} ${mark}`}, 0))`.execute(tx);
}
