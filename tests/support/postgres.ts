/** The servers that tests make their databases on. They lie in a folder of their own and are gone afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { accountFor, giveTo, runningAs } from '#platform/postgres/account.server.ts';
import { migrate } from '#platform/migrations.server.ts';
import { SERVER_ENVIRONMENT } from '#platform/postgres/cluster.server.ts';
import { APP_ROLE, OWNER_ROLE } from '#platform/postgres/database-roles.server.ts';
import { startEmbedded } from '#platform/postgres/launcher.server.ts';

/** A server by its socket, with the two roles in it, a superuser called postgres, and the schema in TEMPLATE. */
export type TestServer = { readonly name: string; readonly socket: string };

declare module 'vitest' {
  export interface ProvidedContext {
    servers: readonly TestServer[];
  }
}

/** A database with the schema and no rows: a copy of it takes a third of the time that the migrations take. */
export const TEMPLATE = 'test_template';
/** One with the demonstration as well, on the server of the browser tests alone: loading it takes three seconds each time. */
export const DEMO_TEMPLATE = 'test_demo';

/** The tests' server may forget everything when the machine stops; the kill tests use servers of their own. */
export const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

/**
 * One embedded server for all database tests, and a second one from the system where PostgreSQL is installed: the SQL
 * must be what both understand.
 */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServers(project, true);
}

/** Starts the servers, lets `fill` add to them, and gives them to the tests of a project; the answer stops them. */
export async function provideServers(
  project: TestProject,
  withSystem: boolean,
  fill?: (socket: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-test-'));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded(path.join(folder, 'data'), { tell: () => undefined, settings: HASTY });
  const system = withSystem ? await startSystemServer(path.join(folder, 'system')) : undefined;
  const servers = [{ name: 'embedded', socket: embedded.app.host }];
  if (system) servers.push({ name: 'system', socket: system.socket });
  await Promise.all(
    servers.map(async ({ socket }) => {
      await makeTemplate(socket);
      await fill?.(socket);
    }),
  );
  project.provide('servers', servers);
  return async () => {
    await embedded.release();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(socket: string): Promise<void> {
  const login = { host: socket, ssl: false } as const;
  const superuser = new pg.Client({ ...login, user: 'postgres', database: 'postgres' });
  await superuser.connect();
  await superuser.query(`create database ${TEMPLATE} owner ${OWNER_ROLE}`);
  await superuser.end();
  const owner = new pg.Client({ ...login, user: OWNER_ROLE, database: TEMPLATE });
  await owner.connect();
  await migrate(owner);
  await owner.end();
}

/** The folder with `initdb` and `postgres` of an installed PostgreSQL, the newest one. */
export function systemPrograms(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort(
    (a, b) => Number(a.split('/')[4]) - Number(b.split('/')[4]),
  );
  const linked = existsSync('/usr/local/bin/postgres') ? [path.dirname(realpathSync('/usr/local/bin/postgres'))] : [];
  return [...linked, ...debian].findLast((bin) => existsSync(path.join(bin, 'initdb')));
}

async function startSystemServer(folder: string): Promise<{ socket: string; stop(): Promise<void> } | undefined> {
  const bin = systemPrograms();
  if (bin === undefined) return undefined;
  const account = accountFor(path.join(folder, 'cluster'), folder);
  mkdirSync(folder);
  giveTo(account, folder);
  const as = { ...runningAs(account), env: SERVER_ENVIRONMENT, cwd: '/' };
  const cluster = path.join(folder, 'cluster');
  const options = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), ['-D', cluster, ...options], { ...as, stdio: 'ignore' });
  const settings = Object.entries({ ...HASTY, listen_addresses: '' });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-k', folder, ...flags], { ...as, stdio: 'ignore' });
  await makeRoles(folder);
  const stop = () =>
    new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.kill('SIGINT');
    });
  return { socket: folder, stop };
}

async function makeRoles(socket: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ host: socket, user: 'postgres', database: 'postgres', ssl: false });
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (const role of [OWNER_ROLE, APP_ROLE]) await client.query(`create role ${role} login`);
      return;
    } catch (error) {
      if (tries > 400) throw error;
      await pause(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
