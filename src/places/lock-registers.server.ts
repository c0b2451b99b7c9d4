import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

/**
 * Lets one transaction at a time look names up in the registers (parties, areas, forums, goals, agreements) and make
 * those that are missing; the next waits, and then finds them. Taken before anything is written to the audit chain.
 */
export async function lockRegisters({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registers ${municipalityId}`}, 0))`.execute(tx);
}
