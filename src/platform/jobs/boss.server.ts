import type pg from 'pg';
import { PgBoss, type Db } from 'pg-boss';

/** The schema where pg-boss keeps its jobs. It holds no words and belongs to no municipality. */
export const JOB_SCHEMA = 'pgboss';

/**
 * pg-boss' questions straight to the driver. Its upkeep asks several at once, and Kysely gives the answers of none of them:
 * the upkeep would then fail each minute, and no job that is done would ever be deleted.
 */
export function straightTo(pool: pg.Pool): Db {
  return { executeSql: (text, values) => pool.query(text, values) };
}

/**
 * pg-boss on a connection of ours. Its schema is the owner's work (install-jobs.server.ts), so it never makes one; what
 * runs by itself in it (upkeep, timetable) runs only where somebody asks for it.
 */
export function bossOn(db: Db, asked: { readonly migrate?: boolean; readonly runs?: boolean } = {}): PgBoss {
  const boss = new PgBoss({
    db,
    schema: JOB_SCHEMA,
    migrate: asked.migrate ?? false,
    supervise: asked.runs ?? false,
    schedule: asked.runs ?? false,
    registerInstance: false,
  });
  boss.on('error', () => undefined); // shows as the failed query of whoever asked
  return boss;
}
