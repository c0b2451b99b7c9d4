import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { runJobs, type Handlers } from '#platform/jobs/run-jobs.server.ts';
import { askToFollow } from '#publication/ask-follow.server.ts';
import { forgetUnanswered } from '#publication/forget-asks.server.ts';
import { demoRecord } from '#tests/support/published-record.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';

describe.each(testServers())('a question to follow that nobody answers, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  /** Lets `hours` pass for what waits: the row, and the job that is to take it away. */
  const pass = (hours: number) =>
    asClient(data.superuser, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(`update follow_ask set expires_at = expires_at - make_interval(hours => $1)`, [hours]);
      await client.query(
        `update pgboss.job set start_after = start_after - make_interval(hours => $1) where name = 'forget'`,
        [hours],
      );
    });

  test('is there for two days and then goes by itself, with the address in mail that has not gone either', async () => {
    const built = await demoRecord(data.db, 'norrvik');
    const municipality = { id: built.municipalityId, slug: 'norrvik', name: 'Norrviks kommun' };
    const subject = { kind: 'promise', id: built.promise.id, name: 'Löftet', path: '/norrvik/norrby-2021' } as const;
    const wish = { municipality, subject, email: 'kim@exempel.se', lang: 'sv', rhythm: 'week' } as const;
    await askToFollow({ db: data.db, secret: SECRET }, { ...wish, origin: 'https://loftet.exempel.se' });
    const left = async (): Promise<readonly [number, number]> => [
      (await built.work(({ tx }) => sql`select from follow_ask`.execute(tx))).rows.length,
      (await inMunicipality(data.db, INSTALLATION, (tx) => sql`select from mail`.execute(tx))).rows.length,
    ];
    const ran: string[] = [];
    const nothing = async (): Promise<void> => undefined;
    const others = { mail: async () => [], publish: nothing, follow: nothing } as const;
    const handlers: Handlers = {
      ...others,
      forget: async (job) => {
        await forgetUnanswered(data, job);
        ran.push(job.municipalityId);
      },
      sweep: nothing,
      morning: nothing,
      night: nothing,
    };
    await pass(47);
    await forgetUnanswered(data, { municipalityId: built.municipalityId });
    expect(await left()).toEqual([1, 1]);
    const { rows } = await sql<{ minutes: number }>`
      select round(extract(epoch from start_after - now()) / 60)::int as minutes from pgboss.job
      where name = 'forget'`.execute(data.db);
    expect(rows).toEqual([{ minutes: 60 }]);
    await pass(2);
    const worker = await runJobs(data, handlers);
    await expect.poll(() => ran, { timeout: 10_000 }).toEqual([built.municipalityId]);
    await worker.close();
    expect(await left()).toEqual([0, 0]);
  });
});
