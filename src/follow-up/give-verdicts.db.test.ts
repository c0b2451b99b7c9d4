import { sql } from 'kysely';
import { afterAll, beforeAll, expect, describe, test } from 'vitest';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { buildRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('whether a point was kept, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  /** The day so many days from today, in Sweden. */
  async function dayFromNow(days: number): Promise<string> {
    const { rows } = await sql<{ day: string }>`
      select (now() at time zone 'Europe/Stockholm')::date + ${days}::int as day`.execute(data.db);
    return rows[0]?.day ?? '';
  }
  const give = async (lastDay: string) => {
    const built = await buildRecord(data.db, { period: { from: '2021-01-01', to: lastDay } });
    const verdict = {
      pointId: built.point(0),
      partyId: built.parties.municipality,
      value: 'kept',
      reason: 'Så.',
    } as const;
    await built.work((work) => giveVerdicts(work, [verdict]));
    return built.work(({ tx, municipalityId }) => loadFollowUp(tx, municipalityId, built.promise.id));
  };

  test('is said when the last day has passed', async () => {
    expect((await give(await dayFromNow(-1))).verdicts).toMatchObject([{ value: 'kept' }]);
  });

  test.each([0, 1, 400])('is not said while the promise still holds, %i days more', async (days) => {
    await expect(give(await dayFromNow(days))).rejects.toMatchObject({ code: 'verdict-too-early' });
  });
});
