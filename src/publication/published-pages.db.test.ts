import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mergeAreas, renameArea, splitArea } from '#places/change-areas.server.ts';
import { readMigrations } from '#platform/migrations.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { renameAddress } from '#publication/addresses.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { findHistory, findHistoryEvent } from '#publication/published-history.server.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { renewLists } from '#publication/renew-lists.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { runs } from '#tests/support/examples.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

/** Everything that is sent to the database while `act` runs, begin and commit too. */
async function sent(act: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await act();
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
  }
}

describe.each(testServers())('published pages on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await demoRecord(data.db, 'norrvik', { points: [{}, { owners: ['municipality', 'police'] }] });
    await publishRecord(built);
  });
  afterAll(() => data.drop());

  const find = (path: string, municipality = 'norrvik') => findPage(data.db, municipality, path, 'sv');
  const areaOf = (record: BuiltRecord): string => record.areas[0]?.id ?? '';

  /** Three versions on days of their own, a point that is revised twice. */
  const revisedTown = async (slug: string, db = data.db): Promise<BuiltRecord> => {
    const town = await demoRecord(db, slug, { points: [{ body: 'Vi ska göra nio kontroller.' }, {}] });
    await publishRecord(town, { today: '2021-06-01' });
    for (const [index, count] of ['tio', 'elva'].entries()) {
      const point = pointInput({ body: `Vi ska göra ${count} kontroller.` }, 0, town.parties);
      await town.work((work) => revisePoint(work, town.point(0), index + 1, point));
      await publishRecord(town, { note: `Nu är det ${count}.`, today: `2021-06-0${index + 2}` });
    }
    return town;
  };
  /** Changes what nobody can: as a superuser, with triggers off. */
  const inSecret = (text: string, ...values: readonly string[]): Promise<pg.QueryResult> =>
    asClient(data.superuser, async (client) => {
      await client.query('set session_replication_role = replica');
      return client.query(text, [...values]);
    });

  test.each(['', 'norrby', 'norrby-2021'])('“%s” is found in at most five queries', async (path) => {
    await find(path);
    expect(await sent(() => find(path))).toBeLessThanOrEqual(5);
    expect(await find(path)).toMatchObject({ version: { no: 1, note: null, ground: 'demonstration' } });
  });

  test('the history too', async () => {
    expect(await sent(() => findHistory(data.db, 'norrvik', 'norrby-2021', 'sv'))).toBeLessThanOrEqual(5);
  });

  test.each([
    'finns-inte',
    'norrby-2021/uppfoljning',
    'norrby-2021/historik',
    'Norrby',
    'norrby/',
    "'",
    'a'.repeat(300),
  ])('“%s” is nothing', async (path) => {
    expect(await find(path)).toBeNull();
  });

  test('what could never be an address is not asked for', async () => {
    expect(await sent(() => find('wp-login.php'))).toBe(0);
    expect(await sent(() => find('norrby', '..'))).toBe(0);
  });

  test('what is not published is nowhere, and one municipality’s page is not at another’s address', async () => {
    const draft = await buildRecord(data.db, { slug: 'solby' });
    for (const path of ['', 'norrby', 'norrby-2021']) expect(await find(path, draft.slug)).toBeNull();
    expect(await findHistory(data.db, draft.slug, 'norrby-2021', 'sv')).toBeNull();
  });

  test('an area that gets another name gets its address by it, and the old one leads there, again and again', async () => {
    const town = await demoRecord(data.db, 'hamnby');
    await publishRecord(town);
    const rename = async (name: string, day: string): Promise<void> => {
      await town.work((work) => renameArea(work, areaOf(town), name, day));
      await publishRecord(town, { today: '2026-01-01', note: 'Området heter något annat.' });
    };
    await rename('Västra Norrby', '2022-01-01');
    await rename('Strandstaden', '2023-01-01');
    expect(await find('norrby', 'hamnby')).toEqual({ redirect: '/hamnby/strandstaden' });
    expect(await find('vastra-norrby', 'hamnby')).toEqual({ redirect: '/hamnby/strandstaden' });
    expect(await find('strandstaden', 'hamnby')).toMatchObject({ model: { name: 'Strandstaden', promises: [{}] } });
    await rename('Norrby', '2024-01-01');
    expect(await find('strandstaden', 'hamnby')).toEqual({ redirect: '/hamnby/norrby' });
    expect(await find('norrby', 'hamnby')).toMatchObject({ model: { name: 'Norrby' } });
    // The promise keeps the name that the area had in its period.
    expect(await find('norrby-2021', 'hamnby')).toMatchObject({ model: { areas: [{ text: 'Norrby' }] } });
    expect(await find('', 'hamnby')).toMatchObject({ model: { areas: [{ path: '/hamnby/norrby', promises: 1 }] } });
  });

  test('an area that is split keeps its page, which leads to the parts; what was promised it stands with them too', async () => {
    const town = await demoRecord(data.db, 'delby');
    await publishRecord(town, { today: '2021-06-01' });
    const parts = await town.work((work) =>
      splitArea(work, areaOf(town), ['Inre Norrby', 'Yttre Norrby'], '2022-01-01'),
    );
    await publishRecord(town, { today: '2022-02-01', note: 'Området är delat.' });
    expect(await find('norrby', 'delby')).toMatchObject({
      model: {
        promises: [{ path: '/delby/norrby-2021' }],
        after: {
          on: '2022-01-01',
          areas: [
            { path: '/delby/inre-norrby', text: 'Inre Norrby' },
            { path: '/delby/yttre-norrby', text: 'Yttre Norrby' },
          ],
        },
      },
    });
    for (const part of ['inre-norrby', 'yttre-norrby']) {
      expect(await find(part, 'delby')).toMatchObject({
        model: { promises: [{ path: '/delby/norrby-2021' }], before: [{ path: '/delby/norrby', text: 'Norrby' }] },
      });
    }
    expect(await find('', 'delby')).toMatchObject({
      model: { areas: [{ text: 'Inre Norrby' }, { text: 'Yttre Norrby' }] },
    });

    // The parts become one again, under a new name: their addresses lead there, the page of the whole leads to it.
    const ids = parts.map(({ id }) => id);
    await town.work((work) => mergeAreas(work, ids, 'Norrbyarna', '2023-01-01'));
    expect(await town.work((work) => renewLists(work, '2022-12-31'))).toBe(false);
    expect(await town.work((work) => renewLists(work, '2023-01-01'))).toBe(true);
    expect(await town.work((work) => renewLists(work, '2023-01-01'))).toBe(false);
    for (const part of ['inre-norrby', 'yttre-norrby'])
      expect(await find(part, 'delby')).toEqual({ redirect: '/delby/norrbyarna' });
    expect(await find('norrbyarna', 'delby')).toMatchObject({
      model: {
        promises: [{ path: '/delby/norrby-2021' }],
        before: expect.arrayContaining([
          { path: null, text: 'Inre Norrby' },
          { path: null, text: 'Yttre Norrby' },
          { path: '/delby/norrby', text: 'Norrby' },
        ]),
      },
    });
    expect(await find('', 'delby')).toMatchObject({ model: { areas: [{ path: '/delby/norrbyarna' }] } });
    // What the part's page said while it was one is still told, with the event that proves it.
    const day = swedishDay(new Date());
    expect(await findPageOn(data.db, 'delby', 'inre-norrby', { day: '2022-02-01', lang: 'sv' })).toMatchObject({
      model: { name: 'Inre Norrby' },
      version: { past: { now: '/delby/norrbyarna' } },
    });
    expect(await findPageOn(data.db, 'delby', 'norrbyarna', { day, lang: 'sv' })).toMatchObject({
      version: { past: { event: { no: expect.any(Number) } } },
    });
  });

  test('however an address changes, every old one ends at the one that holds', async () => {
    const town = await demoRecord(data.db, 'rundby');
    await publishRecord(town);
    const subject = { kind: 'area', id: areaOf(town) } as const;
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'norrby'), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(names, async (paths) => {
        for (const path of paths) await town.work((work) => renameAddress(work, subject, path));
        const now = paths.at(-1) ?? '';
        expect(await find(now, 'rundby')).toHaveProperty('model');
        for (const path of paths.filter((one) => one !== now)) {
          expect(await find(path, 'rundby')).toEqual({ redirect: `/rundby/${now}` });
        }
      }),
      { numRuns: runs(12) },
    );
    await expect(town.work((work) => renameAddress(work, subject, 'norrby-2021'))).rejects.toMatchObject({
      code: 'address-taken',
    });
  });

  test('the history has every version with its note, and what changed word by word', async () => {
    const town = await demoRecord(data.db, 'alby', { points: [{ body: 'Vi ska göra nio kontroller.' }, {}] });
    await publishRecord(town);
    const point = pointInput({ body: 'Vi ska göra tio kontroller.' }, 0, town.parties);
    await town.work((work) => revisePoint(work, town.point(0), 1, point));
    await publishRecord(town, { note: 'Rättat antal.', size: 'minor' });
    const history = await findHistory(data.db, 'alby', 'norrby-2021', 'sv');
    expect(history?.events).toMatchObject([
      {
        note: 'Rättat antal.',
        size: 'minor',
        pages: [
          { number: 0, isNew: false, changes: [] },
          {
            number: 1,
            isNew: false,
            changes: [
              {
                where: 'Punktens text',
                stretches: [
                  { kind: 'same', text: 'Vi ska göra ' },
                  { kind: 'gone', text: 'nio' },
                  { kind: 'new', text: 'tio' },
                  { kind: 'same', text: ' kontroller.' },
                ],
              },
            ],
          },
        ],
      },
      {
        note: null,
        pages: [
          { number: 0, isNew: true },
          { number: 1, isNew: true },
          { number: 2, isNew: true },
        ],
      },
    ]);
    expect(history?.version).toMatchObject({ no: 2, note: 'Rättat antal.' });
  });

  test('a history is what was stored at publishing: of models it reads the promise’s newest', async () => {
    const town = await revisedTown('elby');
    const before = await findHistory(data.db, town.slug, 'norrby-2021', 'sv');
    const told = before?.events.map(({ at, pages }) => [swedishDay(at), pages?.map(({ changes }) => changes.length)]);
    expect(told).toEqual([
      ['2021-06-03', [0, 1]],
      ['2021-06-02', [0, 1]],
      ['2021-06-01', [0, 0, 0]],
    ]);
    const { rowCount } = await inSecret(
      `update publication p set model = '{}' where municipality_id = $1 and not (subject_kind = 'promise' and no =
         (select max(no) from publication where subject_id = p.subject_id))`,
      town.municipalityId,
    );
    expect(rowCount).toBeGreaterThan(3);
    expect(await findHistory(data.db, town.slug, 'norrby-2021', 'sv')).toEqual(before);
  });

  test.each([
    ['all of it', ''],
    ['the beginning', 'and note is null'],
  ])(
    'what was published before its changes were stored (%s) is compared anew, and reads the same',
    async (which, some) => {
      const town = await revisedTown(`tidby-${which.replaceAll(' ', '-')}`);
      const before = await findHistory(data.db, town.slug, 'norrby-2021', 'sv');
      const forget = `update history_event set pages = null where municipality_id = $1 ${some}`;
      expect((await inSecret(forget, town.municipalityId)).rowCount).toBeGreaterThan(0);
      expect(await findHistory(data.db, town.slug, 'norrby-2021', 'sv')).toEqual(before);
      expect(await sent(() => findHistory(data.db, town.slug, 'norrby-2021', 'sv'))).toBe(5);
    },
  );

  test.each([
    ['all stored', 'and false', { all: 4, first: 4, second: 4 }],
    ['the first compared anew', 'and note is null', { all: 4, first: 5, second: 4 }],
    ['all compared anew', '', { all: 5, first: 5, second: 5 }],
  ])(
    'of a long history the three newest are whole, the others on pages of their own (%s)',
    async (how, some, queries) => {
      const town = await revisedTown(`langby-${how.replaceAll(' ', '-')}`);
      const body = (no: number) => pointInput({ body: `Vi ska göra ${no * 10} kontroller.` }, 0, town.parties);
      for (const no of [3, 4, 5, 6]) {
        await town.work((work) => revisePoint(work, town.point(0), no, body(no)));
        await publishRecord(town, { note: `Ändring ${no}.` });
      }
      await inSecret(`update history_event set pages = null where municipality_id = $1 ${some}`, town.municipalityId);
      const event = (no: number) => findHistoryEvent(data.db, town.slug, 'norrby-2021', no, 'sv');
      const history = await findHistory(data.db, town.slug, 'norrby-2021', 'sv');
      expect(history?.events.map(({ number, note, pages }) => [number, note, pages?.length])).toEqual([
        [7, 'Ändring 6.', 2],
        [6, 'Ändring 5.', 2],
        [5, 'Ändring 4.', 2],
        [4, 'Ändring 3.', undefined],
        [3, 'Nu är det elva.', undefined],
        [2, 'Nu är det tio.', undefined],
        [1, null, undefined],
      ]);
      for (const shown of history?.events.slice(0, 3) ?? []) {
        expect(await event(shown.number)).toEqual({ ...history, events: [shown] });
      }
      const second = await event(2);
      expect(second?.version).toEqual(history?.version);
      expect(second?.events).toMatchObject([
        {
          number: 2,
          note: 'Nu är det tio.',
          pages: [{ number: 0 }, { number: 1, changes: [{ where: 'Punktens text' }] }],
        },
      ]);
      expect((await event(1))?.events).toMatchObject([{ number: 1, pages: [{}, {}, {}] }]);
      for (const none of [0, 8, 9999]) expect(await event(none)).toBeNull();
      const all = await sent(() => findHistory(data.db, town.slug, 'norrby-2021', 'sv'));
      expect({ all, first: await sent(() => event(1)), second: await sent(() => event(2)) }).toEqual(queries);
    },
  );

  test('a database from before there were events gets one for each publishing, and its histories read the same', async () => {
    const older = await makeDatabase(server);
    try {
      const town = await revisedTown('forby', older.db);
      const before = await findHistory(older.db, town.slug, 'norrby-2021', 'sv');
      const migration = readMigrations().find(({ name }) => name.endsWith('history-event.sql'));
      await asClient(older.owner, async (owner) => {
        await owner.query('begin');
        await owner.query('drop table history_event');
        await owner.query(migration?.sql ?? '');
        await owner.query('commit');
      });
      const { rows } = await town.work(({ tx }) =>
        sql<object>`select promise_id as promise, size, note, pages from history_event order by at`.execute(tx),
      );
      expect(rows).toEqual(
        [null, 'Nu är det tio.', 'Nu är det elva.'].map((note) => ({
          promise: town.promise.id,
          size: 'major',
          note,
          pages: null,
        })),
      );
      expect(await findHistory(older.db, town.slug, 'norrby-2021', 'sv')).toEqual(before);
    } finally {
      await older.drop();
    }
  });

  test('a municipality’s site map has every address that holds, none that leads on, and is empty for nobody', async () => {
    const paths = async (slug: string) => (await listPublishedPages(data.db, slug))?.map(({ path }) => path);
    const pages = await paths('norrvik');
    expect(pages).toEqual(expect.arrayContaining(['/norrvik', '/norrvik/norrby', '/norrvik/norrby-2021']));
    expect(pages?.every((path) => /^\/norrvik(?:\/|$)/.test(path))).toBe(true);
    const renamed = await paths('hamnby');
    expect(renamed).toContain('/hamnby/norrby');
    expect(renamed).not.toContain('/hamnby/strandstaden');
    for (const nobody of ['solby', 'finns-inte', 'Norrvik', '']) expect(await paths(nobody)).toBeUndefined();
    expect(await sent(() => paths('norrvik'))).toBeLessThanOrEqual(5);
  });

  test('the site map tells the moment of a page’s latest version', async () => {
    const town = await demoRecord(data.db, 'dalby', { points: [{}, {}] });
    await publishRecord(town);
    const point = pointInput({ body: 'Vi ska göra tio kontroller.' }, 0, town.parties);
    await town.work((work) => revisePoint(work, town.point(0), 1, point));
    await publishRecord(town, { today: '2027-01-02', note: 'Rättat antal.' });
    const pages = (await listPublishedPages(data.db, 'dalby')) ?? [];
    const { rows } = await town.work(({ tx }) =>
      sql<{ path: string; changed: Date }>`
        select a.path, max(p.at) as changed from address a join publication p using (subject_kind, subject_id)
        group by a.path order by a.path`.execute(tx),
    );
    expect(pages.map(({ changed }) => changed)).toEqual(rows.map(({ changed }) => changed));
    expect(new Set(pages.map(({ changed }) => changed.getTime())).size).toBe(2);
  });

  test('no page is read through by another municipality’s transaction', async () => {
    const other = await buildRecord(data.db, { slug: 'utby' });
    const { rows } = await other.work(({ tx }) =>
      sql`select from publication union all select from address`.execute(tx),
    );
    expect(rows).toEqual([]);
  });
});
