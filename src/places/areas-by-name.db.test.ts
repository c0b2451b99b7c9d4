import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renameArea, splitArea } from '#places/change-areas.server.ts';
import { areasByName, ensureAreas } from '#places/registers.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('a name that three areas have had on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  /** Had the name until 2020, in 2020 to 2023, and since 2024. */
  const areas: string[] = [];
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, { areas: ['Ekby'] });
    const [oldest = ''] = built.areas.map((area) => area.id);
    await built.work(async (work) => {
      const [middle] = await splitArea(work, oldest, ['Ekby', 'Yttre Ekby'], '2020-01-01');
      await renameArea(work, middle?.id ?? '', 'Gamla Ekby', '2024-01-01');
      const [outer] = await ensureAreas(work, ['Yttre Ekby']);
      await renameArea(work, outer?.id ?? '', 'Ekby', '2024-01-01');
      areas.push(oldest, middle?.id ?? '', outer?.id ?? '');
    });
  });
  afterAll(() => data.drop());

  test.each([
    ['2018-01-01', '2018-12-31', 0],
    ['2018-01-01', '2020-01-01', 1],
    ['2021-01-01', '2021-12-31', 1],
    ['2023-12-31', '2024-01-01', 2],
    ['2025-01-01', '2025-12-31', 2],
  ])('%s to %s', async (from, to, which) => {
    const period = { from, to };
    const found = await built.work(({ tx, municipalityId }) => areasByName(tx, municipalityId, ['Ekby'], period));
    expect([...found]).toEqual([['Ekby', { id: areas[which], slug: expect.any(String), name: 'Ekby' }]]);
    expect(await built.work((work) => ensureAreas(work, ['Ekby'], period))).toEqual([...found.values()]);
  });

  test('without a period it is the one that has it now, and one whose name holds then no longer is found too', async () => {
    const names = ['Gamla Ekby', 'Finns inte', 'Ekby'];
    for (const period of [null, { from: '2018-01-01', to: '2018-12-31' }]) {
      const found = await built.work(({ tx, municipalityId }) => areasByName(tx, municipalityId, names, period));
      expect([...found.keys()].toSorted()).toEqual(['Ekby', 'Gamla Ekby']);
      expect(found.get('Ekby')?.id).toBe(areas[period === null ? 2 : 0]);
      expect(found.get('Gamla Ekby')?.id).toBe(areas[1]);
    }
  });

  test('areas come in the order of their names, each once, and what there is not is made', async () => {
    const names = ['Yttre Ekby', 'Nyby', 'Ekby', 'Gamla Ekby', 'Nyby'];
    const made = await built.work((work) => ensureAreas(work, names));
    expect(made.map(({ name }) => name)).toEqual(['Yttre Ekby', 'Nyby', 'Gamla Ekby']);
    expect(await built.work((work) => ensureAreas(work, names))).toEqual(made);
  });
});
