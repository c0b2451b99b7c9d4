import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { bossOn, straightTo } from '#platform/jobs/boss.server.ts';
import { runJobs, type Handlers } from '#platform/jobs/run-jobs.server.ts';
import { sendJobs } from '#platform/jobs/send-job.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(everyServer())('jobs on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const nothing = async (): Promise<void> => undefined;
  const idle: Handlers = {
    mail: async () => [],
    publish: nothing,
    follow: nothing,
    forget: nothing,
    sweep: nothing,
    morning: nothing,
    night: nothing,
  };
  const send = (ids: readonly string[]) =>
    inMunicipality(data.db, INSTALLATION, (tx) =>
      sendJobs(
        tx,
        'mail',
        ids.map((mailId) => ({ mailId })),
      ),
    );
  const states = async (): Promise<Record<string, number>> => {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*) from pgboss.job where name = 'mail' group by state`.execute(data.db);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    for (let left = 200; left > 0 && !(await holds()); left -= 1) await pause(50);
  };

  test('each job goes to one of two workers; those that ask for it are tried again later', async () => {
    const ids = Array.from({ length: 45 }, newId);
    const [later] = ids;
    const done: string[] = [];
    const mail: Handlers['mail'] = async (got) => {
      done.push(...got);
      return got.filter((id) => id === later);
    };
    const workers = [await runJobs(data, { ...idle, mail }), await runJobs(data, { ...idle, mail })];
    await send(ids);
    await until(() => done.length >= ids.length);
    await Promise.all(workers.map((worker) => worker.close()));
    expect(done.sort()).toEqual(ids.sort());
    expect(await states()).toEqual({ completed: 44, retry: 1 });
  });

  test('the timetable is Swedish time, and is the same however often a worker starts', async () => {
    const { rows } = await sql<{ name: string; cron: string; timezone: string }>`
      select name, cron, timezone from pgboss.schedule order by name`.execute(data.db);
    expect(rows).toEqual([
      { name: 'morning', cron: '0 8 * * 1-5', timezone: 'Europe/Stockholm' },
      { name: 'night', cron: '30 2 * * *', timezone: 'Europe/Stockholm' },
      { name: 'sweep', cron: '* * * * *', timezone: 'Europe/Stockholm' },
    ]);
  });

  test('what was done long ago is deleted by the upkeep, with the rights that the application has', async () => {
    const done = await states();
    expect(done).toMatchObject({ completed: 44 });
    await sql`update pgboss.job set completed_on = now() - interval '2 days' where state = 'completed'`.execute(
      data.db,
    );
    await sql`update pgboss.queue set maintain_on = null, monitor_on = null`.execute(data.db);
    const faults: Error[] = [];
    const boss = bossOn(straightTo(data.pool));
    boss.on('error', (fault) => faults.push(fault));
    await boss.start();
    await boss.supervise();
    await boss.stop({ graceful: false, close: false });
    expect(faults).toEqual([]);
    expect(await states()).toEqual({ retry: 1 });
  });
});
