import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trashPoint } from '#promise/arrange-points.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { search, type Found } from '#report-back/search.server.ts';
import { buildRecord, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('searching on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, {
      points: [
        { body: 'Kommunen ska hålla minst åtta trygghetsvandringar.', internalNote: 'Fråga Ekens förskola först.' },
        { body: 'Kommunen ska byta lamporna på torget.', owners: ['municipality'] },
      ],
      rounds: tertials(2021),
      entries: [{ point: 1, body: 'Vi bytte nio lampor. <b>50 %</b> återstår.' }],
      activities: [{ day: '2021-02-03', point: 1 }],
    });
  });
  afterAll(() => data.drop());

  const find = async (query: string, where = built): Promise<readonly Found[]> =>
    where.work(async (work) => (await search(work, { slug: 'norrvik' }, query)).found);
  const told = (found: readonly Found[]): string[] =>
    found
      .map(({ kind, parts }) => `${kind}: ${parts.filter((part) => part.marked).map((part) => part.text)}`)
      .toSorted();

  test('finds bendings, and words within longer ones', async () => {
    expect(told(await find('lampa'))).toEqual(['entry: lampor', 'point: lamporna']);
    expect(told(await find('vandring'))).toEqual(['activity: Vandring', 'point: vandring']);
  });

  test('finds internal notes, for those who work with the promise', async () => {
    expect(told(await find('förskola'))).toEqual(['point: förskola']);
  });

  test('every word has to stand there', async () => {
    expect(told(await find('lampor återstår'))).toEqual(['entry: lampor,återstår']);
    expect(await find('lampor förskola')).toEqual([]);
  });

  test.each(['', '   ', '%', '_', "'", '\\', '& | ! ( ) :*', '<script>'])(
    '“%s” is nothing to find, and no fault',
    async (query) => {
      expect(await find(query)).toEqual([]);
    },
  );

  test('finds what stands now, outside the bin and in this municipality alone', async () => {
    const other = await buildRecord(data.db, {
      points: [{ body: 'Vi ska måla bänkarna.' }, { body: 'Vi ska måla muren.' }],
    });
    expect(await find('bänkarna')).toEqual([]);
    expect(told(await find('bänkarna', other))).toEqual(['point: bänkarna']);
    await other.work((work) =>
      revisePoint(work, other.point(0), 1, pointInput({ body: 'Vi ska måla stolarna.' }, 0, other.parties)),
    );
    await other.work((work) => trashPoint(work, other.point(1), 1));
    expect(await find('bänkarna', other)).toEqual([]);
    expect(await find('muren', other)).toEqual([]);
    expect(told(await find('stolarna', other))).toEqual(['point: stolarna']);
  });
});
