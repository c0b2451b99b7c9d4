import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import { importExport } from '#platform/export/import-export.server.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { AWKWARD, fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

const servers = everyServer();

/** Every file of a folder by its path, as its checksum. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = names.map((entry): [string, string] => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
  });
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rows of a csv file of ours, by the names in its first line. */
function csvRows(text: string): Record<string, string>[] {
  expect(text.startsWith('\ufeff')).toBe(true);
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ';') lines.push([]);
  }
  const [head = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']));
  });
}

describe.each(servers)('an export from $name', (server) => {
  let folder: string;
  let first: string;
  let data: TestDatabase;
  let record: FullRecord;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-export-'));
    data = await makeDatabase(server);
    record = await fullRecord(data.db);
    await fullRecord(data.db, 'solby'); // a neighbour, of whom nothing may come along
    first = path.join(folder, 'first');
    await exportMunicipality(data.db, 'norrvik', first);
  });
  afterAll(async () => {
    await data.drop();
    rmSync(folder, { recursive: true });
  });
  const rowsOf = (table: string): Record<string, unknown>[] =>
    JSON.parse(readFileSync(path.join(first, 'tables', `${table}.json`), 'utf8')) as Record<string, unknown>[];

  test('holds rows of every table, and no table is empty', () => {
    const tables = readdirSync(path.join(first, 'tables')).filter((name) => name.endsWith('.json'));
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter((name) => rowsOf(name.replace('.json', '')).length === 0)).toEqual([]);
  });

  test.each(servers)('read into $name it is the same record: the next export has the same bytes', async (other) => {
    const into = await makeDatabase(other);
    try {
      await createMunicipality(into, { slug: 'grannby', name: 'Grannby kommun' });
      const { rows } = await importExport(into.db, first);
      expect(rows).toBeGreaterThan(200);
      const again = path.join(folder, `again-${other.name}`);
      await exportMunicipality(into.db, 'norrvik', again);
      expect(contents(again)).toEqual(contents(first));
      const owner = openDatabase(openPool(into.owner));
      expect(await verifyAudit(owner).finally(() => owner.destroy())).toMatchObject({ faults: [] });
    } finally {
      await into.drop();
    }
  });

  test('once more gives the same bytes', async () => {
    const again = path.join(folder, 'same');
    await exportMunicipality(data.db, 'norrvik', again);
    expect(contents(again)).toEqual(contents(first));
  });

  test('holds nothing of the neighbour, and the word norrvik’s own id in every row', async () => {
    const { rows } = await asClient(data.superuser, (client) =>
      client.query<{ id: string }>("select id from municipality where slug = 'solby'"),
    );
    const all = readdirSync(path.join(first, 'tables')).map((name) =>
      readFileSync(path.join(first, 'tables', name), 'utf8'),
    );
    expect(rows[0]?.id).toBeDefined();
    expect(all.filter((text) => text.includes(rows[0]?.id ?? '') || text.includes('solby'))).toEqual([]);
    expect(rowsOf('point').every((row) => row['municipality_id'] === record.municipalityId)).toBe(true);
  });

  test('holds nothing of the installation: no session, no link, no migration', () => {
    const names = readdirSync(path.join(first, 'tables'));
    expect(names.filter((name) => /^(?:session|office_link|schema_migration)\./.test(name))).toEqual([]);
  });

  test('keeps numbers, truths, JSON and lists as such, and text for what would lose by it', () => {
    expect(rowsOf('municipality')).toMatchObject([
      { settings: { a: { x: true, y: 1 }, b: [1.5, null, 'å'] }, is_demo: false },
    ]);
    expect(rowsOf('target')).toMatchObject([{ at_least: '4.5', per: 'year' }]);
    expect(rowsOf('promise_version').map((row) => row['intro'])).toContain(AWKWARD);
    expect(rowsOf('audit_event').map((row) => row['no'])).toEqual(
      rowsOf('audit_event').map((_row, index) => index + 1),
    );
    expect(
      rowsOf('area_version').some((row) => Array.isArray(row['replaced_by']) && row['replaced_by'].length === 2),
    ).toBe(true);
  });

  test('keeps each stored file as it came, under its checksum and a name that every disk takes', () => {
    const files = rowsOf('file').filter((row) => row['erased_at'] === null);
    const found = readdirSync(path.join(first, 'files'));
    expect(found).toHaveLength(files.length);
    expect(found.map((name) => name.slice(64)).toSorted()).toEqual([
      '-Protokoll-slutligt-å.txt',
      '-bild.jpg',
      '-bild.png',
      '-marke.png',
      '-utkast.txt',
      '-återrapport-2017.txt',
    ]);
    for (const name of found) {
      const sha256 = createHash('sha256')
        .update(readFileSync(path.join(first, 'files', name)))
        .digest('hex');
      expect(name.startsWith(sha256)).toBe(true);
    }
  });

  test('has csv files with the same rows, in which no text is a formula and a negative number is a number', () => {
    const figures = csvRows(readFileSync(path.join(first, 'tables/figure.csv'), 'utf8'));
    expect(figures).toHaveLength(rowsOf('figure').length);
    expect(figures.map((row) => row['value'])).toContain('-2.5');
    const versions = csvRows(readFileSync(path.join(first, 'tables/entry_version.csv'), 'utf8'));
    expect(versions.map((row) => row['body'])).toContain(`'${AWKWARD}`);
    for (const name of readdirSync(path.join(first, 'tables')).filter((file) => file.endsWith('.csv'))) {
      const rows = csvRows(readFileSync(path.join(first, 'tables', name), 'utf8'));
      expect(rows).toHaveLength(rowsOf(name.replace('.csv', '')).length);
      const risky = rows
        .flatMap((row) => Object.values(row))
        .filter((cell) => /^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?$)/.test(cell));
      expect([name, risky]).toEqual([name, []]);
    }
  });

  test('explains every table and every column', () => {
    const told = JSON.parse(readFileSync(path.join(first, 'data-dictionary.json'), 'utf8')) as {
      table: string;
      description: string | null;
      columns: { name: string; description: string | null }[];
    }[];
    const silent = told.flatMap(({ table, description, columns }) => [
      ...(description === null ? [table] : []),
      ...columns.filter((column) => column.description === null).map((column) => `${table}.${column.name}`),
    ]);
    expect(silent).toEqual([]);
    expect(told.map(({ table }) => table)).toEqual(
      readdirSync(path.join(first, 'tables'))
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.replace('.json', ''))
        .toSorted(),
    );
    const rows = csvRows(readFileSync(path.join(first, 'data-dictionary.csv'), 'utf8'));
    expect(rows).toHaveLength(told.flatMap(({ columns }) => columns).length);
    expect(rows.find((row) => row['Tabell'] === 'point' && row['Kolumn'] === 'promise_id')).toMatchObject({
      'Pekar på': 'promise.id',
    });
  });

  test('is only for whoever made it, and says that it must be kept safe', () => {
    expect(statSync(first).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(first, 'tables/point.json')).mode & 0o777).toBe(0o600);
    const words = readFileSync(path.join(first, 'LÄS-MIG.txt'), 'utf8');
    expect(words).toMatch(/personuppgifter/);
    expect(words).toContain('./loftet import');
  });

  test('is not written over a folder, nor left half', async () => {
    const before = contents(first);
    await expect(exportMunicipality(data.db, 'norrvik', first)).rejects.toMatchObject({ code: 'export-exists' });
    expect(contents(first)).toEqual(before);
    await expect(exportMunicipality(data.db, 'finns-inte', path.join(folder, 'x'))).rejects.toMatchObject({
      code: 'municipality-not-found',
    });
    const nowhere = path.join(folder, 'ingen', 'mapp');
    await expect(exportMunicipality(data.db, 'norrvik', nowhere)).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(existsSync(nowhere)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('and reading in leave a trace in the installation’s own chain', async () => {
    const { rows } = await asClient(data.superuser, (client) =>
      client.query<{ type: string; subject_id: string }>(
        "select distinct type, subject_id from audit_event where municipality_id = '00000000-0000-0000-0000-000000000000'",
      ),
    );
    expect(rows).toEqual([{ type: 'municipality-exported', subject_id: record.municipalityId }]);
  });
});
