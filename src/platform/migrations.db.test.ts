import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS, appliedMigrations, migrate, readMigrations } from '#platform/migrations.server.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(everyServer())('migrations on $name', (server) => {
  let data: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    data = await makeDatabase(server, 'empty');
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-migrations-'));
    cpSync(MIGRATIONS, folder, { recursive: true });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await data.drop();
  });

  const add = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql);
  const run = () => asClient(data.owner, (client) => migrate(client, { folder }));
  const next = String(readMigrations().length + 1).padStart(4, '0');

  test('from empty all are applied, and then none', async () => {
    expect(await run()).toEqual(readMigrations().map(({ name }) => name));
    expect(await run()).toEqual([]);
  });

  test('five at once apply each once', async () => {
    const all = await Promise.all([run(), run(), run(), run(), run()]);
    expect(all.flat()).toEqual(readMigrations().map(({ name }) => name));
  });

  test('an older database is brought forward', async () => {
    await run();
    add(`${next}-more.sql`, 'create table more (id int primary key);');
    expect(await run()).toEqual([`${next}-more.sql`]);
  });

  test('a migration that fails leaves the database as it was, also what came before it', async () => {
    add(`${next}-broken.sql`, 'create table half (id int); select 1/0;');
    await expect(run()).rejects.toThrow('division by zero');
    expect(await asClient(data.owner, appliedMigrations)).toEqual([]);
  });

  test('an edited migration is refused', async () => {
    await run();
    add('0001-foundation.sql', 'select 1;');
    await expect(run()).rejects.toMatchObject({ code: 'migration-edited' });
  });

  test('a database from a newer version is refused', async () => {
    add(`${next}-later.sql`, 'select 1;');
    await run();
    rmSync(path.join(folder, `${next}-later.sql`));
    await expect(run()).rejects.toMatchObject({ code: 'data-newer' });
  });

  test.each(['0001-again.sql', '0999-gap.sql', 'unnumbered.sql'])('a folder with %s is refused', (name) => {
    add(name, 'select 1;');
    expect(() => readMigrations(folder)).toThrow('should be number');
  });
});
