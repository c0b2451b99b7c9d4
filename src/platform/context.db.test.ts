import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

describe.each(testServers())('the context on an own server ($name)', (server) => {
  let data: TestDatabase;
  let dataDir: string;
  beforeEach(async () => {
    data = await makeDatabase(server, 'empty');
    dataDir = mkdtempSync(path.join(tmpdir(), 'loftet-context-'));
  });
  afterEach(async () => {
    rmSync(dataDir, { recursive: true });
    await data.drop();
  });

  const open = (login: pg.ClientConfig, owner?: pg.ClientConfig) =>
    openContext(
      readEnv({ LOFTET_DATA_DIR: dataDir, DATABASE_URL: urlOf(login), DATABASE_OWNER_URL: owner && urlOf(owner) }),
      () => undefined,
    );

  test('with both logins it migrates, loads the demonstration once, and keeps one secret that only we can read', async () => {
    const first = await open(data.app, data.owner);
    const second = await open(data.app, data.owner);
    const loaded = await Promise.all([loadDemo(first), loadDemo(second)]);
    expect(loaded.filter(Boolean)).toHaveLength(1);
    expect(await first.isReady()).toBe(true);
    expect(second.secret).toBe(first.secret);
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    await first.close();
    await second.close();
  });

  test('without the owner’s login it asks for the migration', async () => {
    await expect(open(data.app)).rejects.toMatchObject({ code: 'database-not-migrated' });
  });

  test('it does not start with the owner’s or a superuser’s login', async () => {
    for (const login of [data.owner, data.superuser]) {
      await expect(open(login)).rejects.toMatchObject({ code: 'database-login-unsafe' });
      await expect(open(login, data.owner)).rejects.toMatchObject({ code: 'database-login-unsafe' });
    }
  });

  test('a server that lets us not in is told apart', async () => {
    await expect(open({ ...data.app, database: 'finns_inte' })).rejects.toMatchObject({
      code: 'database-unreachable',
      details: { reason: 'databasen finns inte' },
    });
  });
});
