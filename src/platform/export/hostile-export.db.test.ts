import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inMunicipality } from '#platform/database.server.ts';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import type { Manifest } from '#platform/export/format.ts';
import { importExport } from '#platform/export/import-export.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

type Row = Record<string, unknown>;
const MANIFEST = 'loftet-export.json';

describe.each(testServers())('a folder from anybody on $name', (server) => {
  let place: string;
  let whole: string;
  let folder: string;
  let record: FullRecord;
  let from: TestDatabase;
  let into: TestDatabase;
  let neighbour: string;
  beforeAll(async () => {
    place = mkdtempSync(path.join(tmpdir(), 'loftet-hostile-'));
    whole = path.join(place, 'whole');
    [from, into] = [await makeDatabase(server), await makeDatabase(server)];
    record = await fullRecord(from.db);
    await exportMunicipality(from.db, 'norrvik', whole);
    neighbour = await createMunicipality(into, { slug: 'grannby', name: 'Grannby kommun' });
  });
  afterAll(async () => {
    await Promise.all([from.drop(), into.drop()]);
    rmSync(place, { recursive: true });
  });
  beforeEach(() => {
    folder = path.join(place, 'tried');
    cpSync(whole, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const inside = (name: string): string => path.join(folder, ...name.split('/'));
  const manifest = (): Manifest => JSON.parse(readFileSync(inside(MANIFEST), 'utf8')) as Manifest;
  const putManifest = (change: (said: Manifest) => unknown): void =>
    writeFileSync(inside(MANIFEST), JSON.stringify(change(manifest())));
  const stored = (): string =>
    manifest().files.find(({ path: name }) => name.startsWith('files/') && name.endsWith('.txt'))?.path ?? '';

  /** Writes a file and lets the manifest agree with it, as whoever wishes ill would. */
  function forge(name: string, content: string | Buffer, rows?: number): void {
    writeFileSync(inside(name), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const bytes = Buffer.byteLength(content);
    putManifest((said) => ({
      ...said,
      files: said.files.map((file) =>
        file.path === name ? { ...file, sha256, bytes, ...(rows === undefined ? {} : { rows }) } : file,
      ),
    }));
  }
  function forgeRows(table: string, change: (rows: Row[]) => Row[]): void {
    const name = `tables/${table}.json`;
    const rows = change(JSON.parse(readFileSync(inside(name), 'utf8')) as Row[]);
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
    );
    forge(name, lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`, rows.length);
  }
  const each = (table: string, change: Row): void =>
    forgeRows(table, (rows) => rows.map((row) => ({ ...row, ...change })));
  const first = (table: string, change: Row): void =>
    forgeRows(table, (rows) => rows.map((row, index) => (index === 0 ? { ...row, ...change } : row)));

  async function refused(reason: string | RegExp, code = 'export-damaged'): Promise<unknown> {
    const fault = await importExport(into.db, folder).then(
      () => ({ code: 'it was read in' }),
      (error: unknown) => error,
    );
    expect(fault).toMatchObject({
      code,
      ...(code === 'export-damaged' ? { details: { reason: expect.stringMatching(reason) } } : {}),
    });
    const { rows } = await sql`select slug from municipality`.execute(into.db);
    expect(rows).toEqual([{ slug: 'grannby' }]);
    const left = await inMunicipality(into.db, record.municipalityId, (tx) => sql`select from audit_event`.execute(tx));
    expect(left.rows).toEqual([]);
    return fault;
  }

  test('the forger of these tests makes a folder that is read in when nothing is changed', async () => {
    const fresh = await makeDatabase(server);
    forgeRows('point', (rows) => rows);
    await expect(importExport(fresh.db, folder)).resolves.toMatchObject({ slug: 'norrvik' });
    await expect(importExport(fresh.db, folder)).rejects.toMatchObject({ code: 'municipality-exists' });
    await fresh.drop();
  });

  test.each<[string, string, () => void]>([
    [
      'one letter is changed',
      'stämmer inte med förteckningen',
      () => {
        const file = inside('tables/party.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('Norrviks', 'Norrvika'));
      },
    ],
    ['a csv file is changed', 'stämmer inte med förteckningen', () => writeFileSync(inside('tables/party.csv'), 'hej')],
    [
      'a row is cut out',
      'stämmer inte med förteckningen',
      () => {
        const file = inside('tables/point.json');
        writeFileSync(file, readFileSync(file, 'utf8').split('\n').toSpliced(1, 1).join('\n'));
      },
    ],
    [
      'the count of rows is another',
      'antalet rader',
      () =>
        putManifest((said) => ({
          ...said,
          files: said.files.map((file) => ({ ...file, rows: file.rows && file.rows + 1 })),
        })),
    ],
    [
      'the municipality has a name that turns the writing',
      'tecken som inte syns',
      () => first('municipality', { name: 'Norrviks \u202ekommun' }),
    ],
    ['an area has a name of two lines', 'tecken som inte syns', () => first('area_version', { name: 'Norr\nby' })],
    ['a table is away', 'saknas eller går inte att öppna', () => rmSync(inside('tables/point.json'))],
    [
      'a table is left out of the manifest',
      'saknas i förteckningen',
      () =>
        putManifest((said) => ({
          ...said,
          files: said.files.filter(({ path: name }) => name !== 'tables/point.json'),
        })),
    ],
    ['a stored file is away', 'saknas eller går inte att öppna', () => rmSync(inside(stored()))],
    ['a stored file has other bytes', 'annat innehåll', () => forge(stored(), 'något annat')],
    ['the manifest is no JSON', 'går inte att tolka', () => writeFileSync(inside(MANIFEST), '{')],
    ['the manifest says more than it may', 'går inte att tolka', () => putManifest((said) => ({ ...said, extra: 1 }))],
    [
      'the manifest has another format',
      'går inte att tolka',
      () => putManifest((said) => ({ ...said, format: 'loftet-export/2' })),
    ],
    [
      'the manifest names a file twice',
      'två gånger',
      () => putManifest((said) => ({ ...said, files: [...said.files, ...said.files.slice(0, 1)] })),
    ],
    [
      'the manifest names a file outside',
      'inte hör till en export',
      () => {
        const file = { path: '../whole/loftet-export.json', bytes: 1, sha256: 'a'.repeat(64) };
        putManifest((said) => ({ ...said, files: [...said.files, file] }));
      },
    ],
    ['the manifest is enormous', 'för stor', () => truncateSync(inside(MANIFEST), 60_000_000)],
    [
      'a stored file is enormous',
      'för stor',
      () => {
        truncateSync(inside(stored()), 20_000_001);
        putManifest((said) => ({
          ...said,
          files: said.files.map((file) => (file.path === stored() ? { ...file, bytes: 20_000_001 } : file)),
        }));
      },
    ],
    [
      'a table is a link',
      'saknas eller går inte att öppna',
      () => {
        renameSync(inside('tables/point.json'), inside('tables/other.json'));
        symlinkSync('other.json', inside('tables/point.json'));
      },
    ],
    [
      'the folder of tables is a link',
      'mappen tables',
      () => {
        rmSync(inside('tables'), { recursive: true });
        symlinkSync(path.join(whole, 'tables'), inside('tables'));
      },
    ],
    [
      'a table is a pipe',
      'ingen fil',
      () => {
        rmSync(inside('tables/point.json'));
        execFileSync('mkfifo', [inside('tables/point.json')]);
      },
    ],
    [
      'a table is a folder',
      'ingen fil',
      () => {
        rmSync(inside('tables/point.json'));
        cpSync(path.join(whole, 'files'), inside('tables/point.json'), { recursive: true });
      },
    ],
    ['a table is no text', 'ingen text', () => forge('tables/point.json', Buffer.from([0x5b, 0x0a, 0xff, 0x0a]), 0)],
    ['a table has no end', 'saknar sitt slut', () => forge('tables/point.json', '[]', 0)],
    ['a table is no list of rows', 'går inte att tolka', () => forge('tables/point.json', '[\nhej\n]\n', 1)],
    ['a row is no object', 'andra kolumner', () => forge('tables/point.json', '[\n5\n]\n', 1)],
  ])('is refused where %s', async (_how, reason, change) => {
    change();
    await refused(reason);
  });

  test.each<[string, string, () => void]>([
    ['a column is too many', 'andra kolumner', () => each('point', { extra: 1 })],
    [
      'a column is away',
      'går inte att tolka',
      () => forgeRows('point', (rows) => rows.map(({ slug: _slug, ...row }) => row)),
    ],
    ['a value is of another kind', 'går inte att tolka', () => first('point', { slug: true })],
    ['a list holds another list', 'går inte att tolka', () => first('publication', { from_versions: [['a']] })],
    [
      'a value does not fit',
      'följer inte Löftets regler',
      () => first('promise_version', { period_from: '2021-02-30' }),
    ],
    ['a text holds the sign NUL', 'följer inte Löftets regler', () => first('party', { name: 'a\0b' })],
    ['a value is written as we never write it', 'blev inte likadan', () => first('target', { at_least: '04.50' })],
    [
      'an address is a word of the site itself',
      'följer inte Löftets regler',
      () => {
        each('municipality', { slug: 'arbete' });
        putManifest((said) => ({ ...said, municipality: 'arbete' }));
      },
    ],
    [
      'the manifest gives another municipality’s name',
      'heter något annat',
      () => putManifest((said) => ({ ...said, municipality: 'annat' })),
    ],
    [
      'there are two municipalities',
      'bara en',
      () =>
        forgeRows('municipality', (rows) => [
          ...rows,
          ...rows.map((row) => ({ ...row, id: neighbour, slug: 'annat' })),
        ]),
    ],
    ['there is no municipality', 'bara en', () => forgeRows('municipality', () => [])],
    [
      'the municipality is the installation itself',
      'bara en',
      () => each('municipality', { id: '00000000-0000-0000-0000-000000000000' }),
    ],
    [
      'rows belong to somebody who is here already',
      'annan kommun',
      () => first('party', { municipality_id: neighbour }),
    ],
    ['a row points at nothing', 'följer inte Löftets regler', () => first('point_version', { point_id: neighbour })],
    [
      'the same row comes twice',
      'följer inte Löftets regler',
      () => forgeRows('point', (rows) => [...rows, ...rows.slice(0, 1)]),
    ],
    [
      'JSON is nested without end',
      'följer inte Löftets regler|går inte att tolka|nästlad',
      () => {
        const name = 'tables/municipality.json';
        const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
        forge(
          name,
          readFileSync(inside(name), 'utf8').replace(/"settings":\{.*?\},"slug"/, `"settings":${deep},"slug"`),
          1,
        );
      },
    ],
  ])('is refused where %s, though the manifest agrees', async (_how, reason, change) => {
    change();
    await refused(new RegExp(reason));
  });

  test.each<[string, () => void]>([
    ['a word in an event is another', () => first('audit_event', { type: 'something-else' })],
    ['an event is cut out', () => forgeRows('audit_event', (rows) => rows.toSpliced(3, 1))],
    ['the last event is cut off', () => forgeRows('audit_event', (rows) => rows.slice(0, -1))],
    [
      'all events are away',
      () => {
        forgeRows('audit_event', () => []);
        forgeRows('audit_head', () => []);
      },
    ],
    ['the end says something else', () => each('audit_head', { hash: 'a'.repeat(64) })],
  ])('is refused where the audit chain is broken: %s', async (_how, change) => {
    change();
    await refused('händelseloggen stämmer inte');
  });

  const RULE = 'följer inte Löftets regler';
  test.each<[string, string, () => void]>([
    [
      'what is done has nothing that bears it out',
      'done_has_evidence',
      () => {
        forgeRows('evidence', () => []);
        forgeRows('entry_version', (rows) => rows.map((row) => (row['no'] === 2 ? { ...row, progress: 'done' } : row)));
      },
    ],
    [
      'a goal is of another mandate period',
      'goal_of_its_period',
      () =>
        forgeRows('goal', (rows) => rows.map((row) => ({ ...row, valid_from: '1990-01-01', valid_to: '1993-12-31' }))),
    ],
    [
      'a closed promise has a point without an outcome',
      'every_point_has_an_outcome',
      () => forgeRows('outcome', (rows) => rows.filter(({ point_id: id }) => id !== record.point(0))),
    ],
    [
      'an activity is called good',
      'activity_is_neutral',
      () =>
        forgeRows('figure', (rows) => rows.map((row) => ({ ...row, kind: 'activity', direction: 'higher-better' }))),
    ],
    ['two areas have one name at one time', 'name_taken_at_that_time', () => each('area_version', { name: 'Norrby' })],
    [
      'a promise is published without ground',
      'ground_holds',
      () => each('import', { state: 'draft', promise_id: null }),
    ],
    [
      'a published page is an example of a real municipality',
      'ground_holds',
      () => each('publication', { ground: 'demonstration' }),
    ],
  ])('is refused where a rule of the method is broken: %s', async (_how, constraint, change) => {
    change();
    expect(await refused(RULE)).toMatchObject({ cause: { constraint } });
  });

  test('is refused where it was made with another schema', async () => {
    putManifest((said) => ({ ...said, schema: { step: 99, sha256: 'a'.repeat(64) } }));
    await refused('', 'export-other-version');
  });

  test('is refused where the municipality is here under another name', async () => {
    const fresh = await makeDatabase(server);
    await importExport(fresh.db, folder);
    each('municipality', { slug: 'norrvik-igen' });
    putManifest((said) => ({ ...said, municipality: 'norrvik-igen' }));
    await expect(importExport(fresh.db, folder)).rejects.toMatchObject({ code: 'export-damaged' });
    const { rows } = await sql`select slug from municipality`.execute(fresh.db);
    expect(rows).toEqual([{ slug: 'norrvik' }]);
    await fresh.drop();
  });

  test('is refused where there is no such folder, or it says nothing of itself', async () => {
    await expect(importExport(into.db, path.join(place, 'nowhere'))).rejects.toMatchObject({ code: 'file-not-found' });
    rmSync(inside(MANIFEST));
    await refused('saknas eller går inte att öppna');
  });
});
