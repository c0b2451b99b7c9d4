import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

const MOST_DIALOGUES = 1_000;

/** Dialogues that were closed so many days ago, and where what people wrote is still kept. */
export async function oldWords({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dialogue d
    join lateral (select s.step, s.at from dialogue_step s where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id)
      order by s.no desc limit 1) s on s.step = 'closed' and s.at < ${oldBefore(today, days)}
    where d.municipality_id = ${municipalityId} and has_own_words(d.municipality_id, d.id)
    order by d.id limit ${MOST_DIALOGUES}`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Takes away what people wrote in the dialogues and showed in pictures of their walks; what they chose stays, and what was seen and
 * is still to be taken care of. One that is not closed the database keeps (migration 0052).
 * @returns how many dialogues lost something
 */
export async function forgetWords({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_own_words(${ids}::uuid[]) as gone`.execute(tx);
  return Number(rows[0]?.gone ?? 0);
}
