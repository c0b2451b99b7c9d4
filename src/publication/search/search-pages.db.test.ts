import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renameArea } from '#places/change-areas.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { writeTranslations } from '#promise/translations.server.ts';
import { fillSearch } from '#publication/search/fill-search.server.ts';
import type { Choice } from '#publication/search/search-expression.ts';
import { searchPages } from '#publication/search/search-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { runs } from '#tests/support/examples.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

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

  test('varje ord i en publicerad rubrik hittar sin sida, hur det än skrivs', async () => {
    const { rows } = await sql<{ title: string; path: string }>`select title, path from search_document`.execute(
      data.db,
    );
    expect(rows.length).toBeGreaterThan(6);
    for (const { title, path } of rows) {
      for (const word of title.match(/[\p{L}\p{N}]+/gu) ?? []) {
        for (const query of [word, word.toUpperCase(), word.normalize('NFD')]) {
          const found = await find(query);
          expect(found.instead).toBeNull();
          expect(
            found.hits.map((hit) => hit.path),
            `${query} i ”${title}”`,
          ).toContain(path);
        }
      }
    }
  });

  test.each([
    ["lampor' | 'x"],
    ['lampor & !skolor | (x'],
    ['lampor:*B <-> \\'],
    [`'; drop table search_document; --lampor`],
    ['lampor\0\u202e\u200f'],
    ['%_lampor\\%'],
    ['<b>lampor</b>'],
  ])('tecken som betyder något för en dator betyder ingenting: %j', async (query) => {
    const found = await find(query);
    expect(found.total === 0 || found.hits[0]?.title === LAMPS).toBe(true);
    expect(await titles('lampor')).toContain(LAMPS);
  });

  test('vad som helst går att söka på, också tiotusen tecken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (query) => {
        expect((await find(query)).total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(60) },
    );
    expect((await find('å'.repeat(10_000))).total).toBe(0);
    expect((await find('lampor '.repeat(2_000))).hits[0]?.title).toBe(LAMPS);
  });

  test('rubriken går före texten, platser före löften, löften före punkter', async () => {
    const kinds = (await find('Östra Gården')).hits.map(({ kind }) => kind);
    expect(kinds).toEqual(['area', 'promise', 'point', 'point', 'point']);
    expect(await titles('trygghetsvandringar oroliga')).toEqual([]);
    expect((await titles('narkotika'))[0]).toBe(SCHOOLS);
  });

  test('urvalet av kommun, slag, part och läge gäller alla träffar', async () => {
    expect(await titles('ska', { kind: 'point', municipality: 'ostergard' })).toHaveLength(3);
    expect(await titles('ska', { municipality: 'finns-inte' })).toEqual([]);
    expect(await titles('ska', { municipality: 'ostergard', party: 'police' })).toHaveLength(2);
    expect(await titles('ska', { municipality: 'ostergard', party: 'other' })).toEqual([]);
    expect(await titles('ska', { municipality: 'ostergard', state: 'not-stated' })).toHaveLength(3);
    expect(await titles('ska', { municipality: 'ostergard', state: 'kept' })).toEqual([]);
    const spelt = await find('narkotka', { party: 'police' });
    expect([spelt.instead, spelt.hits[0]?.title]).toEqual(['narkotika', SCHOOLS]);
  });

  test('en träff säger vad den är, var den hör hemma och hur det går', async () => {
    expect((await find('narkotika')).hits[0]).toMatchObject({
      kind: 'point',
      municipality: 'Norrviks kommun',
      demo: true,
      promise: 'Medborgarlöfte Östra Gården 2021',
      areas: [{ text: 'Östra Gården', path: '/ostergard/ostra-garden' }],
      owners: [{ state: 'not-stated', word: 'status inte angiven' }, { state: 'not-stated' }],
    });
  });

  test('ett område hittas på det namn som det hade, och på platser som dess löften nämner', async () => {
    const other = await demoRecord(data.db, 'namnbyte', {
      title: 'Medborgarlöfte Bruket 2021',
      areas: ['Gamla Bruket'],
    });
    await publishRecord(other);
    const place = newId();
    await other.work(async ({ tx, municipalityId }) => {
      await sql`insert into place (municipality_id, id, name, vis) values (${municipalityId}, ${place}, 'Folkets hus', 'public')`.execute(
        tx,
      );
      await sql`insert into activity (municipality_id, id, point_id, party_id, day, body, place_id, vis) values
        (${municipalityId}, ${newId()}, ${other.point(0)}, ${other.parties.municipality}, '2021-03-03', 'Vi höll ett möte.', ${place}, 'public')`.execute(
        tx,
      );
    });
    await other.work((work) => renameArea(work, other.areas[0]?.id ?? '', 'Nya Bruket', '2021-06-01'));
    await publishRecord(other, { note: 'Nytt namn.' });
    expect((await find('gamla bruket')).hits[0]).toMatchObject({
      kind: 'area',
      title: 'Nya Bruket',
      path: '/namnbyte/nya-bruket',
      former: ['Gamla Bruket'],
    });
    expect((await find('folkets hus')).hits[0]).toMatchObject({
      kind: 'area',
      title: 'Nya Bruket',
      places: ['Folkets hus'],
    });
  });

  test('på ett annat språk hittas det som är publicerat på det, och annars den svenska sidan', async () => {
    const other = await demoRecord(data.db, 'sprak', {
      title: 'Medborgarlöfte Sjöstaden 2021',
      areas: ['Sjöstaden'],
      points: [{ body: 'Vi ska hålla åtta samlingar.' }],
    });
    await publishRecord(other);
    expect((await find('sjöstaden', { lang: 'ar' })).hits).toMatchObject([
      { lang: 'sv' },
      { lang: 'sv' },
      { lang: 'sv' },
    ]);
    await other.work(async (work) => {
      await sql`update municipality set settings = settings || '{"languages": ["ar", "en"]}' where id = ${work.municipalityId}`.execute(
        work.tx,
      );
      await writeTranslations(work, other.promise.id, 'ar', [
        {
          kind: 'point',
          subjectId: other.point(0),
          field: 'body',
          expectedNo: 0,
          from: 'Vi ska hålla åtta samlingar.',
          body: 'سنعقد ثمانية اجتماعات في المدرسة.',
          machine: false,
        },
      ]);
    });
    await publishRecord(other, { note: 'På arabiska.' });
    const arabic = await find('الاجتماعات', { lang: 'ar' });
    expect(arabic.hits).toMatchObject([{ lang: 'ar', title: 'سنعقد ثمانية اجتماعات في المدرسة.' }]);
    expect((await find('sjöstaden', { lang: 'ar' })).hits.map(({ lang }) => lang)).toEqual(['ar', 'ar', 'ar']);
    expect((await find('sjöstaden', { lang: 'so' })).hits.map(({ lang }) => lang)).toEqual(['sv', 'sv', 'sv']);
    expect((await find('municipalities', { lang: 'en' })).total).toBe(0);
    expect((await find('samling', { lang: 'en' })).hits).toMatchObject([{ lang: 'en', kind: 'point' }]);
  });

  test('tjugo i taget, och den sista sidan för den som går för långt', async () => {
    const other = await demoRecord(data.db, 'manga', {
      title: 'Medborgarlöfte Många 2021',
      areas: ['Många'],
      points: Array.from({ length: 45 }, (_, index) => ({
        body: `Kommunen ska plantera kaprifol nummer ${index + 1}.`,
      })),
    });
    await publishRecord(other);
    const pages = await Promise.all([1, 2, 3, 50].map((page) => find('kaprifol', {}, page)));
    expect(pages.map(({ page, total, hits }) => [page, total, hits.length])).toEqual([
      [1, 45, 20],
      [2, 45, 20],
      [3, 45, 5],
      [3, 45, 5],
    ]);
    expect(new Set(pages.slice(0, 3).flatMap(({ hits }) => hits.map(({ path }) => path))).size).toBe(45);
  });

  test('det som var publicerat före uppgraderingen fylls i en gång, och det som är rätt lämnas', async () => {
    const before = await titles('lampor');
    const all = () => sql<{ id: string }>`select id from search_document order by id`.execute(data.db);
    const { rows } = await all();
    expect(await fillSearch(data)).toBe(0);
    expect((await all()).rows).toEqual(rows);
    await asClient(data.superuser, (client) => client.query('truncate search_document, search_word'));
    expect(await titles('lampor')).toEqual([]);
    const made = await Promise.all([fillSearch(data), fillSearch(data)]);
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(rows.length);
    expect(await titles('lampor')).toEqual(before);
    expect((await find('belysnig')).instead).toBe('belysningen');
  });

  test('ingen kommun skriver i en annans, och ingen ändrar i en rad', async () => {
    const other = await createMunicipality(data, { slug: `annan-${server.name}`, name: 'Annans kommun' });
    const inOther = (act: (tx: Tx) => Promise<unknown>) => inMunicipality(data.db, other, act);
    await inOther((tx) => sql`delete from search_document`.execute(tx));
    expect(await titles('lampor')).toContain(LAMPS);
    await expect(inOther((tx) => sql`update search_document set title = 'x'`.execute(tx))).rejects.toThrow(
      /permission|nekas/i,
    );
    await expect(
      inOther((tx) =>
        sql`insert into search_document (of_municipality, kind, subject_id, lang, made_from, path, title, folded, body, named, said)
        values (${town.municipalityId}, 'area', ${other}, 'so', '1', '/x', 'x', 'x', 'x', '', '')`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('databasen svarar ur sina register, också för den som har radsäkerhet', async () => {
    const plan = await data.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from search_document
        where said @@ ${`'=k:point' & ('sv~lampor':* | 'sv~lamp')`}::tsquery`.execute(tx);
      const { rows: near } = await sql<{
        'QUERY PLAN': string;
      }>`explain select word from search_word where folded % 'belysnig'`.execute(tx);
      return [...rows, ...near].map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('Bitmap Index Scan on search_document_said');
    expect(plan).toContain('Bitmap Index Scan on search_word_spelling');
  });
});
