import { sql } from 'kysely';
import { LINK_HOURS } from '#access/lifetimes.ts';
import type { AccessTables } from '#access/tables.ts';
import { hashToken, looksLikeToken, newToken } from '#access/token.server.ts';
import type { Context } from '#platform/context.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';

export type LinkState = 'open' | 'used' | 'expired' | 'unknown';

/** Nobody asks about older ones, and what is over need not lie in backups for ever. */
const DAYS_KEPT = 30;

/**
 * Makes a link that opens the office once within 24 hours, and gives its token, which is kept nowhere. Earlier links
 * that nobody has used stop working: only the newest one opens, so that one which went astray is closed by a new one.
 */
export async function makeOfficeLink(ctx: Pick<Context, 'db'>): Promise<string> {
  const token = newToken();
  await ctx.db.transaction().execute(async (tx) => {
    const access = tx.withTables<AccessTables>();
    await sql`select pg_advisory_xact_lock(hashtextextended('office-link', 0))`.execute(tx); // else two at once stay open
    const longAgo = sql<Date>`now() - make_interval(days => ${DAYS_KEPT})`;
    await access.deleteFrom('office_link').where('expires_at', '<', longAgo).execute();
    await access.deleteFrom('session').where('ends_at', '<', longAgo).execute();
    await access
      .updateTable('office_link')
      .set({ expires_at: sql`now()` })
      .where('used_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .execute();
    await access
      .insertInto('office_link')
      .values({ token_hash: hashToken(token), expires_at: sql`now() + make_interval(hours => ${LINK_HOURS})` })
      .execute();
  });
  return token;
}

/** Whether a link still opens the office. Changes nothing: programs that scan mail follow links too. */
export async function linkState(db: Database | Tx, token: string): Promise<LinkState> {
  if (!looksLikeToken(token)) return 'unknown';
  const link = await db
    .withTables<AccessTables>()
    .selectFrom('office_link')
    .select(['used_at', sql<boolean>`expires_at > now()`.as('in_time')])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (link === undefined) return 'unknown';
  if (link.used_at !== null) return 'used';
  return link.in_time ? 'open' : 'expired';
}
