import { afterAll, beforeAll, expect, test, describe } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { openFile, openWhole } from '#publication/open-data.server.ts';
import type { OpenRow } from '#publication/open-columns.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('öppna data på $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
    await publishRecord(await demoRecord(data.db, 'ettby', { points: [{}, { owners: ['municipality', 'police'] }] }));
    const gone = await demoRecord(data.db, 'tvaby', { points: [{ body: 'Vi ska besöka Hemliga gatan.' }] });
    await publishRecord(gone);
    await gone.work((work) =>
      withdrawPromise(work, { promiseId: gone.promise.id, reason: 'Ett namn stod med.', expectedNo: 1 }),
    );
    await buildRecord(data.db, { slug: 'utkastby' });
    const municipalityId = await createMunicipality(data, {
      slug: 'ovningsby',
      name: 'Övningsby',
      isDemo: true,
      isPractice: true,
    });
    await publishRecord(await demoRecord(data.db, 'ovningsby', { municipalityId }));
  });
  afterAll(() => data.drop());

  const rowsOf = (text: string): OpenRow[] => (JSON.parse(text) as { rows: OpenRow[] }).rows;
  const whole = async (table: string): Promise<string> => {
    let text = '';
    for await (const part of openWhole(data.db, table, 'json') ?? []) text += part;
    return text;
  };
  const one = async (municipality: string, table: string): Promise<OpenRow[]> =>
    rowsOf((await openFile(data.db, municipality, table, 'json')) ?? '{"rows":[]}');

  test('varje tabell är de kolumner som ordlistan har, och inga andra; en rad hittar till en annan', async () => {
    for (const { name, columns } of OPEN_TABLES)
      for (const row of await one('ettby', name))
        expect(Object.keys(row)).toEqual(columns.map((column) => column.name));
    const promises = new Set((await one('ettby', 'loften')).map(({ lofte }) => lofte));
    const points = await one('ettby', 'punkter');
    expect(points).toHaveLength(2);
    expect(points.every(({ lofte }) => promises.has(lofte ?? null))).toBe(true);
    expect(await one('ettby', 'agare')).toHaveLength(3);
  });

  test('alla kommuner tillsammans är kommunerna var för sig', async () => {
    for (const { name } of OPEN_TABLES) {
      const apart = [...(await one('ettby', name)), ...(await one('tvaby', name))];
      expect(rowsOf(await whole(name))).toEqual(apart);
    }
  });

  test('det som är till för att öva, inte är publicerat eller inte finns är inte med; det påhittade är märkt', async () => {
    for (const municipality of ['ovningsby', 'utkastby', 'finns-inte', '..'])
      expect(await openFile(data.db, municipality, 'kommuner', 'csv')).toBeNull();
    expect(await openFile(data.db, 'ettby', 'personer', 'csv')).toBeNull();
    expect(openWhole(data.db, 'personer', 'csv')).toBeNull();
    expect(rowsOf(await whole('kommuner')).map(({ kommun, exempel }) => [kommun, exempel])).toEqual([
      ['/ettby', true],
      ['/tvaby', true],
    ]);
  });

  test('det som är tillbakadraget har en rad med skälet, och inget av det som stod där', async () => {
    expect(await one('tvaby', 'loften')).toMatchObject([
      { tillbakadraget: 'Ett namn stod med.', sammanfattning: null },
    ]);
    for (const { name } of OPEN_TABLES) expect(await whole(name)).not.toContain('Hemliga');
  });
});
