import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

/** Until so many other transactions in this database stand still for a lock, as one does that reads what this one has not committed. */
export async function othersWait({ tx }: Pick<Work, 'tx'>, least = 1): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database()`.execute(tx);
    if ((rows[0]?.waiting ?? 0) >= least) return;
    await sql`select pg_sleep(0.01)`.execute(tx);
  }
  throw new Error('nobody waits');
}
