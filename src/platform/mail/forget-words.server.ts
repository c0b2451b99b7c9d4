import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

/**
 * Takes the words out of mail that was held or did not go, so many whole days before the Swedish day: nobody sends it any
 * more (failed-mail.server.ts shows it no longer). Mail to those who follow something goes altogether. In the
 * installation's view.
 * @returns how many mails lost their words or went
 */
export async function forgetMailWords(tx: Tx, today: string, days: number): Promise<number> {
  const isOld = sql`state in ('sent', 'held', 'failed') and greatest(queued_at, sending_since) < ${oldBefore(today, days)}`;
  const gone = await sql`delete from mail where follower_id is not null and ${isOld}`.execute(tx);
  const emptied = await sql`update mail set body = null where body is not null and ${isOld}`.execute(tx);
  return Number((gone.numAffectedRows ?? 0n) + (emptied.numAffectedRows ?? 0n));
}

/**
 * Takes away all mail to those who follow no more, and sends none of it. One that is being sent in this moment may still
 * come: its words go, and the rest of it some night. In the installation's view.
 */
export async function forgetMailTo(tx: Tx, followerIds: readonly string[]): Promise<void> {
  await sql`delete from mail where follower_id = any(${followerIds}::uuid[]) and state <> 'sending'`.execute(tx);
  await sql`update mail set body = null where follower_id = any(${followerIds}::uuid[])`.execute(tx);
}
