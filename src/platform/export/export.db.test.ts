import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import { importExport } from '#platform/export/import-export.server.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const servers = testServers();

/** Every file of a folder by its path, as its checksum. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = names.map((entry): [string, string] => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
  });
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
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
});
