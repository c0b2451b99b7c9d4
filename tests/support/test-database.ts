import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { OWNER_ROLE, APP_ROLE } from '#platform/postgres/database-roles.server.ts';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { DEMO_TEMPLATE, TEMPLATE, type TestServer } from './postgres.ts';

export type TestDatabase = {
  readonly app: pg.ClientConfig;
  readonly owner: pg.ClientConfig;
  readonly superuser: pg.ClientConfig;
  /** As the application sees it. */
  readonly db: Database;
  /** The connections behind `db`. */
  readonly pool: pg.Pool;
  drop(): Promise<void>;
};

/**
 * The servers that a database test holds on: the system's, which is the oldest that we take, where there is one; the browser
 * tests run on the embedded one. `npm run test:long` runs every test on both.
 */
export function testServers(): readonly TestServer[] {
  return process.env['LOFTET_LONG'] === 'on' ? everyServer() : everyServer().slice(-1);
}

/** Both of them in every run: for what differs between servers, such as migrations, walls and backups. */
export function everyServer(): readonly TestServer[] {
  return inject('servers');
}

const TEMPLATES = { empty: 'template1', migrated: TEMPLATE, demo: DEMO_TEMPLATE } as const;

/** A database of one's own: empty, with the schema, or (in the browser tests) with the demonstration. */
export async function makeDatabase(
  server: TestServer,
  content: keyof typeof TEMPLATES = 'migrated',
): Promise<TestDatabase> {
  const database = `test_${randomBytes(8).toString('hex')}`;
  const login = { host: server.socket, ssl: false, database } as const;
  const superuser = { ...login, user: 'postgres' };
  await asClient({ ...superuser, database: 'postgres' }, (client) =>
    client.query(`create database ${database} owner ${OWNER_ROLE} template ${TEMPLATES[content]}`),
  );
  const owner = { ...login, user: OWNER_ROLE };
  const app = { ...login, user: APP_ROLE };
  const pool = openPool(app);
  const db = openDatabase(pool);
  const drop = async (): Promise<void> => {
    await db.destroy();
    await asClient({ ...superuser, database: 'postgres' }, (client) =>
      client.query(`drop database ${database} with (force)`),
    );
  };
  return { app, owner, superuser, db, pool, drop };
}

export async function asClient<T>(login: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(login);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
