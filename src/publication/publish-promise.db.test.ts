import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { addPlace } from '#places/registers.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import type { PageModel } from '#publication/page-model.ts';
import { findHistory } from '#publication/published-history.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { storePublications } from '#publication/store-publications.server.ts';
import { demoMunicipality, demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('publishing on $name', (server) => {
  let data: TestDatabase;
  let town = 0;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const freshSlug = (): string => `by-${(town += 1)}`;
  const rowsOf = (built: BuiltRecord): Promise<{ kind: string; no: number; note: string | null; size: string }[]> =>
    built.work(
      async ({ tx }) =>
        (
          await sql<{ kind: string; no: number; note: string | null; size: string }>`
            select subject_kind as kind, no, note, size from publication order by at, no, subject_kind`.execute(tx)
        ).rows,
    );
  async function page(built: BuiltRecord, path: string): Promise<PageModel> {
    const found = await findPage(data.db, built.slug, path, 'sv');
    if (found === null || 'redirect' in found) throw new Error(`no page at ${path}`);
    return found.model;
  }
  const revise = (built: BuiltRecord, body: string, no = 1): Promise<number> =>
    built.work((work) => revisePoint(work, built.point(0), no, pointInput({ body }, 0, built.parties)));

  test('makes the pages of promise, points, area and municipality, once', async () => {
    const built = await demoRecord(data.db, freshSlug(), { points: [{}, { owners: ['municipality', 'police'] }] });
    const published = await publishRecord(built);
    expect(published).toMatchObject({ changed: true, no: 1, marks: [] });
    expect(published.addresses).toHaveLength(3);
    expect((await rowsOf(built)).map(({ kind }) => kind).sort()).toEqual([
      'area',
      'municipality',
      'point',
      'point',
      'promise',
    ]);
    expect(await page(built, '')).toMatchObject({ kind: 'municipality', demo: true, areas: [{ text: 'Norrby' }] });
    expect(await page(built, 'norrby')).toMatchObject({
      kind: 'area',
      promises: [{ title: 'Medborgarlöfte Norrby 2021' }],
    });
    expect(await page(built, 'norrby-2021')).toMatchObject({ kind: 'promise', points: [{ number: 1 }, { number: 2 }] });
    const own = published.addresses[1]?.split('/').slice(2).join('/') ?? '';
    expect(await page(built, own)).toMatchObject({ kind: 'point', number: 1, count: 2 });
  });

  test('what says the same gets no new version, whatever the note', async () => {
    const built = await demoRecord(data.db, freshSlug());
    await publishRecord(built);
    const before = await rowsOf(built);
    expect(await publishRecord(built, { note: 'Ingenting är ändrat.' })).toMatchObject({
      changed: false,
      no: 1,
      pages: [],
    });
    expect(await rowsOf(built)).toEqual(before);
  });

  test('a change needs a note, and makes versions of the pages that changed only', async () => {
    const built = await demoRecord(data.db, freshSlug(), { points: [{}, {}] });
    await publishRecord(built);
    await revise(built, 'Kommunen ska hålla minst nio vandringar.');
    await expect(publishRecord(built)).rejects.toMatchObject({ code: 'publication-note-missing' });
    expect(await rowsOf(built)).toHaveLength(5);
    const second = await publishRecord(built, { note: 'Rättat antal.', size: 'minor' });
    expect(second.pages.map(({ path, no }) => [path.split('/').length, no]).sort()).toEqual([
      [3, 2],
      [4, 2],
    ]);
    expect((await rowsOf(built)).filter(({ no }) => no === 2)).toEqual([
      { kind: 'point', no: 2, note: 'Rättat antal.', size: 'minor' },
      { kind: 'promise', no: 2, note: 'Rättat antal.', size: 'minor' },
    ]);
  });

  test('what is published is never changed or removed, and an address never removed', async () => {
    const built = await demoRecord(data.db, freshSlug());
    await publishRecord(built);
    for (const login of [data.app, data.owner]) {
      await asClient(login, async (client) => {
        await client.query("select set_config('loftet.municipality', $1, false)", [built.municipalityId]);
        for (const statement of [
          "update publication set note = 'Annat'",
          "update publication set model = '{}'",
          'delete from publication',
          'delete from address',
        ]) {
          await expect(client.query(statement)).rejects.toThrow(/permission denied|kan inte ändras/);
        }
      });
    }
    const { rows } = await built.work(({ tx }) => sql`select from publication`.execute(tx));
    expect(rows).toHaveLength(4);
  });

  test('an entry that is corrected shows what was corrected', async () => {
    const built = await demoRecord(data.db, freshSlug(), {
      rounds: tertials(2021),
      entries: [{ progress: 'under-way' }],
    });
    await publishRecord(built);
    await built.work((work) =>
      correctEntry(work, {
        entryId: built.entries[0]?.id ?? '',
        expectedNo: 1,
        correctionNote: 'Det var tre, inte två.',
        kind: 'report',
        body: 'Vi höll tre vandringar.',
        progress: 'under-way',
      }),
    );
    const { addresses } = await publishRecord(built, { note: 'Rättat antal.' });
    expect(await page(built, addresses[1]?.split('/').slice(2).join('/') ?? '')).toMatchObject({
      rounds: [{ answers: [{ body: 'Vi höll tre vandringar.', correction: 'Det var tre, inte två.' }] }, {}, {}],
    });
  });

  test('a point that left the promise keeps its page, which says so', async () => {
    const built = await demoRecord(data.db, freshSlug(), { points: [{}, {}] });
    const first = await publishRecord(built);
    await built.work(({ tx }) => sql`update point set trashed_at = now() where id = ${built.point(1)}`.execute(tx));
    await publishRecord(built, { note: 'Punkt 2 är struken.' });
    expect(await page(built, first.addresses[2]?.split('/').slice(2).join('/') ?? '')).toMatchObject({ removed: true });
    expect(await page(built, 'norrby-2021')).toMatchObject({ points: [{ number: 1 }] });
    expect(await publishRecord(built)).toMatchObject({ changed: false });
  });

  describe('a point that is carried on', () => {
    async function twoYears(): Promise<{ old: BuiltRecord; later: BuiltRecord }> {
      const slug = freshSlug();
      const old = await demoRecord(data.db, slug, { points: [{ body: 'Vi ska gå två vandringar.' }, {}] });
      const later = await demoRecord(data.db, slug, {
        municipalityId: old.municipalityId,
        title: 'Medborgarlöfte Norrby 2022',
        period: { from: '2022-01-01', to: '2022-12-31' },
        points: [{ body: 'Vi ska gå tre vandringar.' }],
      });
      await old.work((work) =>
        decideLineage(work, { from: old.point(0), to: later.point(0), kind: 'reworded', state: 'confirmed' }),
      );
      return { old, later };
    }

    test('links both ways once both are published; the earlier page gets a small version with a note of its own', async () => {
      const { old, later } = await twoYears();
      const first = await publishRecord(old);
      const oldPoint = first.addresses[1]?.split('/').slice(2).join('/') ?? '';
      // What is not published yet stays unknown.
      expect(JSON.stringify(await page(old, oldPoint))).not.toContain('tre vandringar');
      await publishRecord(later);
      expect(await page(old, oldPoint)).toMatchObject({
        line: [
          { here: true, change: null, wording: [{ kind: 'same', text: 'Vi ska gå två vandringar.' }] },
          {
            here: false,
            change: 'från förra löftet, med nya ord',
            wording: [{ kind: 'same' }, { kind: 'gone', text: 'två' }, { kind: 'new', text: 'tre' }, { kind: 'same' }],
          },
        ],
      });
      expect(await page(old, 'norrby-2021')).toMatchObject({
        points: [{ next: [{ text: 'punkt\u00a01 i löftet för 2022' }] }, { next: [] }],
      });
      const relinked = (await rowsOf(old)).filter(
        ({ no, kind }) => no === 2 && (kind === 'point' || kind === 'promise'),
      );
      expect(relinked).toEqual([
        { kind: 'point', no: 2, size: 'minor', note: 'Länkarna till ”Medborgarlöfte Norrby 2022” är uppdaterade.' },
        { kind: 'promise', no: 2, size: 'minor', note: 'Länkarna till ”Medborgarlöfte Norrby 2022” är uppdaterade.' },
      ]);
      const history = await findHistory(data.db, old.slug, 'norrby-2021', 'sv');
      expect(history?.events).toMatchObject([
        {
          size: 'minor',
          note: 'Länkarna till ”Medborgarlöfte Norrby 2022” är uppdaterade.',
          pages: [
            { number: 0, isNew: false, changes: [] },
            { number: 1, isNew: false, changes: [] },
          ],
        },
        { note: null, pages: [{ isNew: true }, { isNew: true }, { isNew: true }] },
      ]);
      expect((await findHistory(data.db, old.slug, 'norrby-2022', 'sv'))?.events).toMatchObject([{ note: null }]);
    });

    test('publishing a neighbour publishes nothing else of it that nobody has published', async () => {
      const { old, later } = await twoYears();
      const first = await publishRecord(old);
      await revise(old, 'Ett utkast som ingen har publicerat.');
      await publishRecord(later);
      const model = await page(old, first.addresses[1]?.split('/').slice(2).join('/') ?? '');
      expect(JSON.stringify(model)).not.toContain('utkast');
      expect(JSON.stringify(await page(old, 'norrby-2021'))).not.toContain('utkast');
    });
  });

  describe('the ground', () => {
    test('nothing but an example or an accepted import is published until parties have keys', async () => {
      const real = await buildRecord(data.db, { slug: freshSlug() });
      for (const ground of ['demonstration', 'accepted-import'] as const) {
        await expect(publishRecord(real, { ground })).rejects.toMatchObject({ code: 'publication-keys-missing' });
      }
      expect(await rowsOf(real)).toEqual([]);
      expect(await findPage(data.db, real.slug, '', 'sv')).toBeNull();
    });

    test('an accepted import is a ground, a draft is none', async () => {
      const real = await buildRecord(data.db, { slug: freshSlug() });
      const sha256 = createHash('sha256').update('a').digest('hex');
      const addImport = (state: string, promiseId: string | null): Promise<unknown> =>
        real.work(async ({ tx, municipalityId }) => {
          await sql`insert into file (municipality_id, sha256, media_type, bytes, name, content)
            values (${municipalityId}, ${sha256}, 'text/plain', 1, 'a.txt', 'a') on conflict do nothing`.execute(tx);
          return sql`insert into import (municipality_id, id, file_sha256, reading, reader_version, state, promise_id)
            values (${municipalityId}, gen_random_uuid(), ${sha256}, '{}', '1', ${state}, ${promiseId})`.execute(tx);
        });
      await addImport('discarded', null);
      await expect(publishRecord(real, { ground: 'accepted-import' })).rejects.toMatchObject({
        code: 'publication-keys-missing',
      });
      await addImport('accepted', real.promise.id);
      expect(await publishRecord(real, { ground: 'accepted-import' })).toMatchObject({ changed: true, no: 1 });
    });
  });

  test('personal data and internal places stop it all, and nothing is left half done', async () => {
    const built = await demoRecord(data.db, freshSlug(), {
      rounds: tertials(2021),
      entries: [{ body: 'Ring Kalle på 070-123 45 67 hemma.' }],
    });
    const refused = publishRecord(built);
    await expect(refused).rejects.toMatchObject({ code: 'publication-refused' });
    await expect(refused).rejects.not.toMatchObject({ details: { what: expect.stringContaining('070') } });
    const other = await demoRecord(data.db, freshSlug(), { points: [{ body: 'Vi ska synas vid Garaget.' }] });
    await other.work((work) => addPlace(work, 'Garaget'));
    await expect(publishRecord(other)).rejects.toMatchObject({ code: 'publication-refused' });
    for (const record of [built, other]) {
      expect(await rowsOf(record)).toEqual([]);
      const { rows } = await record.work(({ tx }) => sql`select from address`.execute(tx));
      expect(rows).toEqual([]);
    }
  });

  describe('two who publish at once', () => {
    test('a double click publishes once and is no fault', async () => {
      const built = await demoRecord(data.db, freshSlug());
      const twice = (note: string | null, expectedNo: number) =>
        Promise.all([publishRecord(built, { note, expectedNo }), publishRecord(built, { note, expectedNo })]);
      expect((await twice(null, 0)).map(({ no }) => no)).toEqual([1, 1]);
      await revise(built, 'Kommunen ska hålla minst nio vandringar.');
      expect((await twice('Nya ord.', 1)).map(({ no, changed }) => [no, changed]).sort()).toEqual([
        [2, false],
        [2, true],
      ]);
    });

    test('whoever wants to publish what stands there, but with other words about it, is told', async () => {
      const built = await demoRecord(data.db, freshSlug());
      await publishRecord(built);
      await revise(built, 'Kommunen ska hålla minst nio vandringar.');
      await publishRecord(built, { note: 'Den ena.', expectedNo: 1 });
      await expect(publishRecord(built, { note: 'Den andra.', expectedNo: 1 })).rejects.toMatchObject({
        code: 'published-meanwhile',
      });
    });

    test('one is kept, the other is told', async () => {
      const built = await demoRecord(data.db, freshSlug());
      await publishRecord(built);
      await revise(built, 'Kommunen ska hålla minst nio vandringar.');
      const tried = await Promise.allSettled([
        publishRecord(built, { note: 'Den ena.', expectedNo: 1 }),
        publishRecord(built, { note: 'Den andra.', expectedNo: 1 }),
      ]);
      expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'published-meanwhile' },
      });
      expect((await rowsOf(built)).filter(({ kind }) => kind === 'promise')).toHaveLength(2);
    });

    test('a page that somebody has published since it was read is refused by its number', async () => {
      const built = await demoRecord(data.db, freshSlug());
      await publishRecord(built);
      const again = built.work(async (work) =>
        storePublications(work, [
          {
            subjectId: built.promise.id,
            promiseId: built.promise.id,
            model: await page(built, 'norrby-2021'),
            before: undefined,
            fromVersions: [],
            size: 'major',
            note: null,
            ground: 'demonstration',
          },
        ]),
      );
      await expect(again).rejects.toMatchObject({ code: 'published-meanwhile' });
    });

    test('two promises of one municipality are both published, and both stand in the lists', async () => {
      const slug = freshSlug();
      const municipalityId = await demoMunicipality(data.db, slug);
      const one = await demoRecord(data.db, slug, { municipalityId });
      const other = await demoRecord(data.db, slug, {
        municipalityId,
        areas: ['Söderby'],
        title: 'Medborgarlöfte Söderby 2021',
      });
      await Promise.all([publishRecord(one), publishRecord(other)]);
      const model = await page(one, '');
      expect(model.kind === 'municipality' ? model.promises.map(({ title }) => title).sort() : []).toEqual([
        'Medborgarlöfte Norrby 2021',
        'Medborgarlöfte Söderby 2021',
      ]);
    });
  });

  test('what the page’s type does not name is not stored, wherever it comes from', async () => {
    const built = await demoRecord(data.db, freshSlug());
    await publishRecord(built);
    const model = await page(built, 'norrby-2021');
    for (const more of [
      { internalNote: 'Bara för oss.' },
      { areas: [{ path: '/x', text: 'x', note: 'Bara för oss.' }] },
    ]) {
      const planted = built.work((work) =>
        storePublications(work, [
          {
            subjectId: built.promise.id,
            promiseId: built.promise.id,
            model: { ...model, ...more } as PageModel,
            before: undefined,
            fromVersions: [],
            size: 'major',
            note: null,
            ground: 'demonstration',
          },
        ]),
      );
      await expect(planted).rejects.toThrow(/unrecognized_keys/);
    }
  });

  test('nor do they come out in what everybody is told of a change', async () => {
    const built = await demoRecord(data.db, freshSlug());
    await built.work((work) => addPlace(work, 'Garaget'));
    await publishRecord(built);
    await built.work((work) =>
      revisePoint(work, built.point(0), 1, pointInput({ body: 'Kommunen ska hålla fler.' }, 0, built.parties)),
    );
    for (const note of ['Ring Kalle på 070-123 45 67 hemma.', 'Vi är inte vid Garaget längre.']) {
      const refused = publishRecord(built, { note });
      await expect(refused).rejects.toMatchObject({ code: 'publication-refused' });
      await expect(refused).rejects.not.toMatchObject({ details: { what: expect.stringMatching(/070|Garaget/) } });
    }
    expect(await publishRecord(built, { note: 'Fler vandringar.' })).toMatchObject({ changed: true, no: 2 });
  });

  test('the audit event says what was published by ids and hashes alone', async () => {
    const built = await demoRecord(data.db, freshSlug());
    const { pages } = await publishRecord(built);
    const events = await built.work(({ tx }) =>
      tx.selectFrom('audit_event').select('data').where('type', '=', 'promise-published').execute(),
    );
    expect(events).toEqual([
      {
        data: {
          via: 'command-line',
          size: 'major',
          ground: 'demonstration',
          publications: pages.map(({ id, sha256 }) => ({ id, sha256 })),
        },
      },
    ]);
  });
});
