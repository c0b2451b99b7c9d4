import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;

describe.each(testServers())('a word in the address on $name', (server) => {
  let data: TestDatabase;
  let id: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    id = await createMunicipality(data, { slug: 'ekvik', name: 'Ekviks kommun' });
  });
  afterAll(() => data.drop());

  const take = (wanted: string): Promise<string> => inWork(data.db, id, ACTOR, (work) => takeName(work, wanted));

  test('the wanted one, then with a number', async () => {
    expect([await take('norrby'), await take('norrby'), await take('norrby')]).toEqual([
      'norrby',
      'norrby-2',
      'norrby-3',
    ]);
    expect(await take('')).toBe('namnlos');
    expect(await take('historik')).toBe('historik-2');
  });

  test('one so long that it is cut to take the number', async () => {
    const short = 'a'.repeat(60);
    const long = `${short}-${'b'.repeat(19)}`;
    expect([await take(long), await take(long), await take(long), await take(long)]).toEqual([
      long,
      `${short}-2`,
      `${short}-3`,
      `${short}-4`,
    ]);
  });

  test('many at once get one each', async () => {
    const taken = await Promise.all(Array.from({ length: 6 }, () => take('soderby')));
    expect(taken.toSorted()).toEqual(['soderby', 'soderby-2', 'soderby-3', 'soderby-4', 'soderby-5', 'soderby-6']);
  });
});
