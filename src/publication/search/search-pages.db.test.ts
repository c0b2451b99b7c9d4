import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import type { Choice } from '#publication/search/search-expression.ts';
import { searchPages } from '#publication/search/search-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ALL: Choice = { lang: 'sv', municipality: null, kind: null, party: null, state: null };

describe.each(testServers())('sökning i det som är publicerat, på $name', (server) => {
  let data: TestDatabase;
  let town: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    town = await demoRecord(data.db, 'ostergard', {
      title: 'Medborgarlöfte Östra Gården 2021',
      areas: ['Östra Gården'],
      points: [
        { body: 'Kommunen ska byta trasiga lampor i belysningen vid Björkbacken.', owners: ['municipality'] },
        { body: 'Polisen ska gå trygghetsvandringar i centrum.', owners: ['police'] },
        {
          body: 'Vi ska samtala med alla skolor om narkotika.',
          owners: ['municipality', 'police'],
          why: 'Föräldrar är oroliga.',
        },
      ],
      activities: [{ day: '2021-03-04', point: 1, by: 'police' }],
    });
    await publishRecord(town, { today: '2021-06-01' });
  });
  afterAll(() => data.drop());

  const find = (query: string, choice: Partial<Choice> = {}, page = 1) =>
    searchPages(data.db, { query, choice: { ...ALL, ...choice }, page });
  const titles = async (query: string, choice: Partial<Choice> = {}): Promise<string[]> =>
    (await find(query, choice)).hits.map(({ title }) => title);
  const LAMPS = 'Kommunen ska byta trasiga lampor i belysningen vid Björkbacken.';
  const WALKS = 'Polisen ska gå trygghetsvandringar i centrum.';
  const SCHOOLS = 'Vi ska samtala med alla skolor om narkotika.';

  test.each([
    ['belysning', LAMPS],
    ['belysningen', LAMPS],
    ['belysningar', LAMPS],
    ['lampa', LAMPS],
    ['LAMPORNA', LAMPS],
    ['trygghetsvandring', WALKS],
    ['trygghetsvandringen', WALKS],
    ['vandring', WALKS],
    ['vandringarna', WALKS],
    ['trygg', WALKS],
    ['skola', SCHOOLS],
    ['bjorkbacken', LAMPS],
    ['björkbacken lampor', LAMPS],
    ['föräldrarna', SCHOOLS],
    ['foraldrar narkotika', SCHOOLS],
  ])('den som söker %s hittar punkten', async (query, title) => {
    const found = await find(query, { kind: 'point' });
    expect([found.hits[0]?.title, found.instead]).toEqual([title, null]);
  });

  test.each([
    ['belysnig', 'belysningen', LAMPS],
    ['narkotka', 'narkotika', SCHOOLS],
    ['trygghetsvandirngar', 'trygghetsvandringar', WALKS],
    ['björkbaken', 'björkbacken', LAMPS],
  ])('den som stavar fel (%s) får träffar för det rätta, och får veta det', async (query, instead, title) => {
    const found = await find(query);
    expect([found.hits[0]?.title, found.instead]).toEqual([title, instead]);
  });

  test('området kommer först, också utan prickar och med början av namnet', async () => {
    for (const query of ['Östra Gården', 'ostra garden', 'östra', 'gården östra'])
      expect((await find(query)).hits[0]).toMatchObject({
        kind: 'area',
        title: 'Östra Gården',
        path: '/ostergard/ostra-garden',
      });
    expect((await titles('norrviks'))[0]).toBe('Norrviks kommun');
  });

  test.each(['medborgarlöfte', 'medborgarlöftet', 'medborgarlöften', 'medborgarloftets'])(
    '%s hittar löftet',
    async (query) => {
      expect((await find(query)).hits[0]).toMatchObject({ kind: 'promise', title: 'Medborgarlöfte Östra Gården 2021' });
    },
  );

  test('det som dras tillbaka eller ersätts försvinner genast, och dess ord föreslås inte mer', async () => {
    const other = await demoRecord(data.db, 'tillbaka', {
      title: 'Medborgarlöfte Ringdalen 2021',
      areas: ['Ringdalen'],
      points: [{ body: 'Kommunen ska klippa buskarna vid Tallgränden.' }, { body: 'Kommunen ska måla parkbänkarna.' }],
    });
    await publishRecord(other);
    expect(await titles('tallgränden')).toEqual(['Kommunen ska klippa buskarna vid Tallgränden.']);
    const body = 'Kommunen ska klippa häckarna vid torget.';
    await other.work((work) => revisePoint(work, other.point(0), 1, pointInput({ body }, 0, other.parties)));
    await publishRecord(other, { note: 'Häckarna.' });
    expect(await find('tallgränden')).toMatchObject({ total: 0, instead: null });
    expect(await find('tallgranen')).toMatchObject({ total: 0, instead: null });
    expect(await titles('häck')).toEqual([body]);
    await other.work((work) => withdrawPromise(work, { promiseId: other.promise.id, reason: 'Fel.', expectedNo: 2 }));
    expect(await titles('häckarna')).toEqual([]);
    expect(await titles('parkbänk')).toEqual([]);
    expect((await find('ringdalen')).hits.map(({ kind, promises }) => [kind, promises])).toEqual([['area', 0]]);
    const { rows } = await sql`select word from search_word where word in ('häckarna', 'tallgränden')`.execute(data.db);
    expect(rows).toEqual([]);
  });

  test('en övningskommun och ett löfte som inte är publicerat hittas aldrig', async () => {
    const id = await createMunicipality(data, { slug: 'ovning', name: 'Övningskommunen', isPractice: true });
    const points = [{ body: 'Kommunen ska öva på xylofon.' }];
    await publishRecord(await demoRecord(data.db, 'ovning', { municipalityId: id, points }));
    await buildRecord(data.db, { points });
    expect(await find('xylofon')).toMatchObject({ total: 0 });
    expect(await find('övningskommunen')).toMatchObject({ total: 0 });
  });
});
