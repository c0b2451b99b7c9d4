import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renameArea } from '#places/change-areas.server.ts';
import { layMap } from '#places/lay-map.server.ts';
import { livingAreas, loadMaps } from '#places/map-queries.server.ts';
import { addPlace } from '#places/registers.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { mapOfArea, square } from '#tests/support/map-files.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('a map on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, { areas: ['Norrby', 'Söderby'] });
  });
  afterAll(() => data.drop());
  const lay = (map: ReturnType<typeof mapOfArea>, skipUnknown = false): Promise<readonly string[]> =>
    built.work((work) => layMap(work, { id: newId(), map, skipUnknown }));
  const drawn = (area: string | null) => built.work(async (work) => (await loadMaps(work, [area])).get(area) ?? null);
  const idOf = (at: number): string => built.areas[at]?.id ?? '';

  test('with an area that nobody has is not laid in, unless it may be left out', async () => {
    const own = mapOfArea('norrby');
    const map = { ...own, areas: [...own.areas, { name: 'Fel by', boundary: [[square()]] }] };
    expect(await lay(map)).toEqual(['Fel by']);
    expect(await drawn(idOf(0))).toBeNull();
    expect(await lay(map, true)).toEqual([]);
    const boundaries = [[[square()]]];
    expect(await drawn(idOf(0))).toEqual({ boundaries, lines: own.lines, places: own.places });
    expect(await drawn(idOf(1))).toBeNull();
    expect((await drawn(null))?.boundaries).toEqual(boundaries);
  });

  test('of areas alone leaves the streets, one with streets takes the place of all, and what is sent twice is one', async () => {
    const { areas } = mapOfArea('Söderby');
    await lay({ areas, lines: [], places: [] });
    expect((await drawn(idOf(1)))?.lines).toHaveLength(1);
    const id = newId();
    const places = [{ name: 'Torget', at: [15.602, 58.402] as const }];
    for (const name of ['Torget', 'Skolan'])
      await built.work((work) =>
        layMap(work, {
          id,
          map: { areas: [], lines: [], places: places.map((one) => ({ ...one, name })) },
          skipUnknown: false,
        }),
      );
    expect(await drawn(idOf(1))).toMatchObject({ lines: [], places });
  });

  test('names no place that only those who work with the promises may see', async () => {
    await built.work((work) => addPlace(work, 'Källaren'));
    const at = [15.602, 58.402] as const;
    const lines = [{ name: 'Källaren', points: [at, [15.603, 58.402] as const] }];
    await lay({ areas: [], lines, places: [{ name: 'Källaren', at }] });
    expect(await drawn(idOf(0))).toMatchObject({ lines: [{ name: null }], places: [] });
  });

  test('keeps the boundary where the area is called something else', async () => {
    await built.work((work) => renameArea(work, idOf(0), 'Nya Norrby', '2024-01-01'));
    const areas = await built.work(livingAreas);
    expect(areas.map(({ name, boundary }) => [name, boundary === null])).toEqual([
      ['Nya Norrby', false],
      ['Söderby', false],
    ]);
  });
});
