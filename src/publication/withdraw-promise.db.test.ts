import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisePoint } from '#promise/revise-point.server.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { findHistory, findHistoryEvent } from '#publication/published-history.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'Vi ska besöka Hemliga gatan.';
const REASON = 'En uppgift skulle inte ha stått här.';

describe.each(testServers())('what is taken back, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const taken = async (slug: string): Promise<BuiltRecord> => {
    const town = await demoRecord(data.db, slug, { points: [{ body: SECRET }, {}] });
    await publishRecord(town, { today: '2021-03-01' });
    await town.work((work) => withdrawPromise(work, { promiseId: town.promise.id, reason: REASON, expectedNo: 1 }));
    return town;
  };
  const find = (town: BuiltRecord, path: string) => findPage(data.db, town.slug, path, 'sv');

  test('every address says so, and why; nothing of what stood there is told anywhere', async () => {
    const town = await taken('norrvik');
    const { rows: point } = await town.work(({ tx }) =>
      sql<{ path: string }>`select path from address where subject_kind = 'point' order by path`.execute(tx),
    );
    expect(point).toHaveLength(2);
    const seen: unknown[] = [];
    for (const path of ['norrby-2021', ...point.map((row) => row.path)]) {
      const now = await find(town, path);
      expect(now).toMatchObject({
        model: { kind: 'withdrawn', reason: REASON },
        version: { no: 2, size: 'withdrawal' },
      });
      const then = await findPageOn(data.db, town.slug, path, { day: '2021-06-01', lang: 'sv' });
      expect(then).toMatchObject({ model: { kind: 'withdrawn' } });
      seen.push(now, then);
    }
    for (const path of ['', 'norrby']) {
      const list = await find(town, path);
      expect(list).toMatchObject({ model: { promises: [] } });
      seen.push(list);
    }
    const history = await findHistory(data.db, town.slug, 'norrby-2021', 'sv');
    expect(history?.events).toMatchObject([
      { size: 'withdrawal', note: REASON, takenBack: false },
      { size: 'major', pages: null, takenBack: true },
    ]);
    seen.push(history, await findHistoryEvent(data.db, town.slug, 'norrby-2021', 1, 'sv'));
    seen.push(await findHistoryEvent(data.db, town.slug, 'norrby-2021', 2, 'sv'));
    expect(JSON.stringify(seen)).not.toContain('Hemliga');
  });

  test('it is published anew with other words, and what was taken back stays so', async () => {
    const town = await taken('hamnby');
    const better = pointInput({ body: 'Vi ska besöka en gata.' }, 0, town.parties);
    await town.work((work) => revisePoint(work, town.point(0), 1, better));
    await publishRecord(town, { note: 'Uppgiften är borta.' });
    expect(await find(town, 'norrby-2021')).toMatchObject({ model: { kind: 'promise' }, version: { no: 3 } });
    expect(await find(town, 'norrby')).toMatchObject({ model: { promises: [{}] } });
    const history = await findHistory(data.db, town.slug, 'norrby-2021', 'sv');
    expect(history?.events.map(({ takenBack }) => takenBack)).toEqual([false, false, true]);
    expect(JSON.stringify(history)).not.toContain('Hemliga');
    const then = await findPageOn(data.db, town.slug, 'norrby-2021', { day: '2021-06-01', lang: 'sv' });
    expect(then).toMatchObject({ model: { kind: 'withdrawn', reason: REASON } });
  });

  test('a second click takes nothing back once more; what was never published, or has changed since, is refused', async () => {
    const town = await taken('rundby');
    const again = (reason: string, expectedNo: number) =>
      town.work((work) => withdrawPromise(work, { promiseId: town.promise.id, reason, expectedNo }));
    expect(await again(REASON, 1)).toBe(false);
    await expect(again('Ett annat skäl.', 1)).rejects.toMatchObject({ code: 'published-meanwhile' });
    const draft = await demoRecord(data.db, 'solby');
    await expect(
      draft.work((work) => withdrawPromise(work, { promiseId: draft.promise.id, reason: REASON, expectedNo: 0 })),
    ).rejects.toMatchObject({ code: 'not-published' });
  });

  test('a reason that tells who it is about is refused', async () => {
    const town = await demoRecord(data.db, 'strandby');
    await publishRecord(town);
    const reason = 'Personnumret 19121212-1212 stod på sidan.';
    await expect(
      town.work((work) => withdrawPromise(work, { promiseId: town.promise.id, reason, expectedNo: 1 })),
    ).rejects.toMatchObject({ code: 'publication-refused' });
  });
});
