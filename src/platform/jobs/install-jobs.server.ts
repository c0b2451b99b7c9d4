import type pg from 'pg';
import { bossOn, JOB_SCHEMA } from '#platform/jobs/boss.server.ts';
import { QUEUES, SILENT_SECONDS } from '#platform/jobs/queues.ts';
import { APP_ROLE } from '#platform/postgres/database-roles.server.ts';

/** Any number that nobody else takes in this database (migrations.server.ts takes the one before). */
const LOCK = 7_065_121;
/** Seconds that a job which is done is kept. */
const A_DAY = 86_400;

/**
 * Makes or updates the schema of the job queue and its queues, and lets the application's login do jobs and nothing more.
 * Again and again without harm. Two at once take turns here, because pg-boss itself lets the second one fail inside a
 * transaction that it then leaves open on our connection.
 * @param client logged in as the owner, outside a transaction, straight at the server (the lock is the session's)
 */
export async function installJobs(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await makeQueues(client);
    await client.query(`
      grant usage on schema ${JOB_SCHEMA} to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${APP_ROLE};
      grant usage on all sequences in schema ${JOB_SCHEMA} to ${APP_ROLE}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
  }
}

async function makeQueues(client: pg.ClientBase): Promise<void> {
  const boss = bossOn({ executeSql: (text, values) => client.query(text, values) }, { migrate: true });
  await boss.start();
  try {
    for (const [name, { retryLimit, retryDelay, expireInSeconds }] of Object.entries(QUEUES)) {
      const again = { retryLimit, retryDelay, retryBackoff: true, retryDelayMax: 1_800 };
      const options = { ...again, expireInSeconds, heartbeatSeconds: SILENT_SECONDS, deleteAfterSeconds: A_DAY };
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
      else await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}

/** True where jobs can be sent: the owner has been here. */
export async function jobsInstalled(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('${JOB_SCHEMA}.queue') is not null as there`,
  );
  return rows[0]?.there === true;
}
