import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from '#platform/process-lock.mjs';
import { AppError } from '#platform/errors.ts';
import { giveTo, runningAs } from '#platform/postgres/account.server.ts';
import { SERVER_ENVIRONMENT, SUPERUSER } from '#platform/postgres/cluster.server.ts';
import { serverFault } from '#platform/postgres/folder-fault.ts';
import type { Home } from '#platform/postgres/home.server.ts';

/** Only names the socket file: no network port is opened. */
export const SOCKET_PORT = 5432;
const POLL_MS = 25;
const STOP_WITHIN_MS = 60_000;
const TELL_AFTER_MS = 2000;
/** Backends of a killed postmaster may live on for a moment, and PostgreSQL rightly refuses to start beside them. */
const LEFTOVERS_WITHIN_MS = 20_000;
const LOG_KEPT_BYTES = 10_000_000;

function pidFile(home: Home): string {
  return path.join(home.cluster, 'postmaster.pid');
}

function writtenPid(home: Home): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile(home), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * After a crash or a restart of the machine the number may have gone to another program. A postmaster works in its
 * cluster's folder, and the kernel follows that folder even if somebody renames it.
 */
function isOurServer(pid: number, home: Home): boolean {
  try {
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    const [works, cluster] = [statSync(`/proc/${pid}/cwd`), statSync(home.cluster)];
    return path.basename(program) === 'postgres' && works.ino === cluster.ino && works.dev === cluster.dev;
  } catch {
    return false;
  }
}

/** The server that runs on this cluster now, ready or not. */
export function runningPid(home: Home): number | undefined {
  const pid = writtenPid(home);
  return pid !== undefined && isAlive(pid) && isOurServer(pid, home) ? pid : undefined;
}

function superuserClient(home: Home): pg.Client {
  const client = new pg.Client({
    host: home.socket,
    port: SOCKET_PORT,
    user: SUPERUSER,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // a lost connection shows at the next query
  return client;
}

/** An open socket is not enough: while it starts or recovers, the server turns logins away (57P03). */
async function tryLogin(home: Home): Promise<pg.Client | undefined> {
  const client = superuserClient(home);
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

/** A login at the server `pid`, as soon as it takes one; undefined if it ends before that. */
export async function loginWhenReady(
  home: Home,
  pid: number,
  tell: (text: string) => void,
): Promise<pg.Client | undefined> {
  const began = Date.now();
  for (let told = 0; isAlive(pid);) {
    const client = await tryLogin(home);
    if (client) return client;
    if (Date.now() - began > TELL_AFTER_MS * (told + 1)) {
      told += 1;
      tell(`Databasen återställer sig (${Math.round((Date.now() - began) / 1000)} s) …`);
    }
    await pause(POLL_MS);
  }
  return undefined;
}

/**
 * A stale postmaster.pid whose number now belongs to another program stops PostgreSQL from starting. With our own
 * number there (it takes its parent's for stale) it starts, and still makes sure by the shared memory that the file
 * names that nothing else runs on the cluster. Removing the file would remove that check.
 */
function disownAlien(home: Home): void {
  const pid = writtenPid(home);
  if (pid === undefined || !isAlive(pid) || isOurServer(pid, home)) return;
  const [, ...rest] = readFileSync(pidFile(home), 'utf8').split('\n');
  writeFileSync(pidFile(home), [process.pid, ...rest].join('\n'));
}

function openLog(file: string): { readonly fd: number; readonly from: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const tooLong = size > LOG_KEPT_BYTES;
  return { fd: openSync(file, tooLong ? 'w' : 'a', 0o600), from: tooLong ? 0 : size };
}

function spawnServer(home: Home, programs: string, settings: Readonly<Record<string, string>>, log: number): number {
  const flags = Object.entries({
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    path.join(programs, 'bin', 'postgres'),
    ['-D', home.cluster, '-k', home.socket, '-p', String(SOCKET_PORT), ...flags],
    { ...runningAs(home.account), env: SERVER_ENVIRONMENT, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  child.on('error', () => undefined); // no pid: told below
  child.unref();
  return child.pid ?? 0;
}

/** Starts the server and answers when a login has succeeded. */
export async function startServer(
  home: Home,
  programs: string,
  settings: Readonly<Record<string, string>>,
  tell: (text: string) => void,
): Promise<pg.Client> {
  const began = Date.now();
  for (;;) {
    disownAlien(home);
    const log = openLog(home.log);
    giveTo(home.account, home.log); // who root starts it for must be able to start it again
    const pid = spawnServer(home, programs, settings, log.fd);
    closeSync(log.fd);
    const client = pid > 0 ? await loginWhenReady(home, pid, tell) : undefined;
    if (client) return client;
    const output = readFileSync(home.log).subarray(log.from).toString('utf8');
    const leftovers = /pre-existing shared memory block|lock file "[^"]+" already exists/.test(output);
    if (!leftovers || Date.now() - began > LEFTOVERS_WITHIN_MS) {
      throw serverFault(output, home.folder, home.account.name, home.log);
    }
    await pause(POLL_MS * 8);
  }
}

/** Ends the server in good order: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer(home: Home, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (const began = Date.now(); isAlive(pid); await pause(POLL_MS)) {
    if (Date.now() - began > STOP_WITHIN_MS) {
      throw new AppError('database-start-failed', { reason: 'den gamla servern slutar inte', log: home.log });
    }
  }
}
