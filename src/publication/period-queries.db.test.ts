import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renameAddress } from '#publication/addresses.server.ts';
import { findPeriod } from '#publication/period-queries.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import type { BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const tertial = (no: number, from: string, to: string) => ({ label: `T${no} 2021`, period: { from, to }, due: null });
const ROUNDS = [tertial(1, '2021-01-01', '2021-04-30'), tertial(2, '2021-05-01', '2021-08-31')];
const SUMMER = '2021-05-2021-08';

describe.each(testServers())('a period of a promise on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
    await publishedTown('norrvik');
  });
  afterAll(() => data.drop());

  async function publishedTown(slug: string): Promise<BuiltRecord> {
    const town = await demoRecord(data.db, slug, {
      points: [{ body: 'Vi ska gå två vandringar.' }, { body: 'Vi ska ha öppet.' }],
      rounds: ROUNDS,
      entries: [
        { round: 1, point: 1, body: 'Vi hade öppet.', progress: 'partly', reason: 'Lokalen var stängd i juli.' },
      ],
    });
    await publishRecord(town);
    return town;
  }
  const find = (period: string, promise = 'norrby-2021', slug = 'norrvik') =>
    findPeriod(data.db, slug, { promise, period, lang: 'sv' });

  test('is made of the points’ stored pages, in the promise’s order, in at most five queries', async () => {
    await find(SUMMER);
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    const found = await find(SUMMER);
    const queries = asked.mock.calls.length;
    asked.mockRestore();
    expect(queries).toBeLessThanOrEqual(5);
    expect(found).toMatchObject({
      model: { kind: 'promise' },
      version: { no: 1, ground: 'demonstration' },
      period: {
        path: `/norrvik/norrby-2021/uppfoljning/${SUMMER}`,
        previous: { path: '/norrvik/norrby-2021/uppfoljning/2021-01-2021-04' },
        next: null,
        points: [
          { number: 1, answers: [{ kind: 'silence' }] },
          { number: 2, answers: [{ kind: 'report', body: 'Vi hade öppet.' }] },
        ],
      },
    });
  });

  test('the promise’s page leads to every period', async () => {
    const found = await find(SUMMER);
    expect(found).toMatchObject({
      model: {
        rounds: ['2021-01-2021-04', SUMMER].map((word) => ({ path: `/norrvik/norrby-2021/uppfoljning/${word}` })),
      },
    });
  });

  test.each([['2021'], ['2021-01-2021-08'], ['..'], ["'"]])('”%s” is nothing', async (period) => {
    expect(await find(period)).toBeNull();
  });

  test('an area, an unknown promise and an unknown municipality have no periods', async () => {
    expect(await find(SUMMER, 'norrby')).toBeNull();
    expect(await find(SUMMER, 'norrby-2022')).toBeNull();
    expect(await find(SUMMER, 'norrby-2021', 'sorvik')).toBeNull();
  });

  test('an old address of the promise leads to its period', async () => {
    const town = await publishedTown('vastvik');
    await town.work((work) => renameAddress(work, { kind: 'promise', id: town.promise.id }, 'nya-norrby-2021'));
    expect(await find(SUMMER, 'norrby-2021', 'vastvik')).toEqual({
      redirect: `/vastvik/nya-norrby-2021/uppfoljning/${SUMMER}`,
    });
  });

  test('a promise that was taken back tells nothing of its periods', async () => {
    const town = await publishedTown('ostvik');
    const reason = 'En uppgift skulle inte ha stått här.';
    await town.work((work) => withdrawPromise(work, { promiseId: town.promise.id, reason, expectedNo: 1 }));
    const found = await find(SUMMER, 'norrby-2021', 'ostvik');
    expect(found).toMatchObject({ model: { kind: 'withdrawn', reason }, period: null });
    expect(JSON.stringify(found)).not.toContain('Vi hade öppet.');
  });
});
