import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

/**
 * Removes sessions that were over, and links to come in by that were used or too old, so many whole days before the
 * Swedish day. In the installation's view. That they were there stays in the audit chain, by their hashes.
 * @returns how many there were
 */
export async function forgetWaysIn(tx: Tx, today: string, days: number): Promise<number> {
  const before = oldBefore(today, days);
  const gone = [
    await sql`delete from session where least(revoked_at, idle_until, ends_at) < ${before}`.execute(tx),
    await sql`delete from login_link where least(used_at, expires_at) < ${before}`.execute(tx),
    await sql`delete from office_link where least(used_at, expires_at) < ${before}`.execute(tx),
  ];
  return gone.reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0n), 0);
}
