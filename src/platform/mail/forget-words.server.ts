import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

/**
 * Takes the words out of mail that was held or did not go, so many whole days before the Swedish day: nobody sends it any
 * more (failed-mail.server.ts shows it no longer). In the installation's view.
 * @returns how many mails lost their words
 */
export async function forgetMailWords(tx: Tx, today: string, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update mail set body = null where state in ('held', 'failed') and body is not null
      and greatest(queued_at, sending_since) < ${oldBefore(today, days)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Takes the words and the address out of all mail to those who follow no more, and sends none of it. One that is being
 * sent in this moment may still come. In the installation's view.
 */
export async function forgetMailTo(tx: Tx, followerIds: readonly string[]): Promise<void> {
  await sql`
    update mail set body = null, state = case when state = 'queued' then 'failed' else state end,
      fault = case when state = 'queued' then 'Mottagaren följer inte längre.' else fault end
    where follower_id = any(${followerIds}::uuid[]) and body is not null`.execute(tx);
}
