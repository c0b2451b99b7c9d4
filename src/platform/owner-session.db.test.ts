import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnv } from '#platform/config.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

describe.each(everyServer())('commands that need every row, on $name', (server) => {
  let data: TestDatabase;
  beforeEach(async () => {
    data = await makeDatabase(server);
  });
  afterEach(() => data.drop());

  const ask = (env: Record<string, pg.ClientConfig>) =>
    asOwner(
      readEnv(Object.fromEntries(Object.entries(env).map(([name, login]) => [name, urlOf(login)]))),
      () => undefined,
      async (client) => (await client.query<{ login: string }>('select current_user as login')).rows[0]?.login,
    );

  test('the owner’s login does, in either variable', async () => {
    expect(await ask({ DATABASE_URL: data.owner })).toBe('loftet_owner');
    expect(await ask({ DATABASE_URL: data.app, DATABASE_OWNER_URL: data.owner })).toBe('loftet_owner');
  });

  test('the application’s login is refused: its backup would lack what row-level security hides', async () => {
    await expect(ask({ DATABASE_URL: data.app })).rejects.toMatchObject({
      code: 'database-login-weak',
      details: { login: 'loftet_app' },
    });
  });

  test('an address that no driver understands is no internal error', async () => {
    const config = readEnv({ DATABASE_URL: 'postgres://u:p@[::1/b' });
    await expect(
      asOwner(
        config,
        () => undefined,
        async () => 0,
      ),
    ).rejects.toMatchObject({
      code: 'database-unreachable',
      details: { reason: 'adressen går inte att tolka' },
    });
  });
});
