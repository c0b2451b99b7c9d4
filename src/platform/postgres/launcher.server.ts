import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { withLock } from '#platform/process-lock.mjs';
import { giveTo } from '#platform/postgres/account.server.ts';
import { makeFolderLikeParent } from '#platform/data-folder.server.ts';
import {
  packagedPostgres,
  placePrograms,
  removeOtherPrograms,
  type Package,
} from '#platform/postgres/binaries.server.ts';
import { makeCluster, refuseOtherMajor } from '#platform/postgres/cluster.server.ts';
import { DATABASE, APP_ROLE, OWNER_ROLE, ensureRoles } from '#platform/postgres/database-roles.server.ts';
import { folderFault } from '#platform/postgres/folder-fault.ts';
import { chooseHome, closeSocketFolder, type Home } from '#platform/postgres/home.server.ts';
import {
  SOCKET_PORT,
  loginWhenReady,
  runningPid,
  startServer,
  stopServer,
} from '#platform/postgres/postmaster.server.ts';

type Login = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: false;
};

export type EmbeddedServer = {
  readonly home: Home;
  readonly app: Login;
  readonly owner: Login;
  /** Lets go of the server; the last one to do so stops it. */
  release(): Promise<void>;
};

export type LauncherOptions = {
  readonly tell: (text: string) => void;
  readonly settings?: Readonly<Record<string, string>>;
  /** Other programs than those that npm brought. */
  readonly programs?: Package;
};

const RETRY_MS = 500;

/**
 * Starts the embedded PostgreSQL for a data folder, or joins the one that runs (left by a killed process, or started
 * by another). Until `release`, a server that dies is started again.
 * @throws AppError with a sentence for every foreseen obstacle; the data are untouched then
 */
export async function startEmbedded(dataDir: string, options: LauncherOptions): Promise<EmbeddedServer> {
  const home = prepareHome(dataDir, options.tell);
  let presence = await join(home, options);
  let released = false;
  const keep = (client: pg.Client): void => {
    client.once('end', () => void comeBack());
  };
  const comeBack = async (): Promise<void> => {
    while (!released) {
      // An upgraded process may have restarted it with its own programs: then those are good for us too.
      const client = await join(home, options, 'any').catch(() => undefined);
      if (client === undefined) await pause(RETRY_MS, undefined, { ref: false });
      else if (released) return client.end();
      else {
        presence = client;
        return keep(client);
      }
    }
  };
  keep(presence);
  const login = { host: home.socket, port: SOCKET_PORT, database: DATABASE, ssl: false } as const;
  return {
    home,
    app: { ...login, user: APP_ROLE },
    owner: { ...login, user: OWNER_ROLE },
    async release() {
      if (released) return;
      released = true;
      await leave(home, presence);
    },
  };
}

function prepareHome(dataDir: string, tell: (text: string) => void): Home {
  let account = 'som kör Löftet';
  try {
    makeFolderLikeParent(dataDir);
    const { home, moved } = chooseHome(realpathSync(dataDir));
    account = home.account.name;
    if (moved) tell(`Databasen ligger i ${home.folder}, eftersom kontot ${account} inte når ${dataDir}.`);
    if (!existsSync(home.folder)) {
      mkdirSync(home.folder);
      chmodSync(home.folder, 0o755); // whatever the umask
      if (statSync(path.dirname(home.folder)).uid === home.account.uid) giveTo(home.account, home.folder);
    }
    return home;
  } catch (error) {
    throw folderFault(error, dataDir, account);
  }
}

/**
 * A login that marks that somebody uses the server. It is opened, and counted, under the lock: so nobody stops a
 * server that another has just joined.
 */
async function join(home: Home, options: LauncherOptions, release: 'ours' | 'any' = 'ours'): Promise<pg.Client> {
  const waiting = () => options.tell('Väntar på att en annan process ska starta databasen …');
  try {
    return await withLock(home.folder, () => joinLocked(home, options, release), waiting);
  } catch (error) {
    throw folderFault(error, home.folder, home.account.name);
  }
}

async function joinLocked(home: Home, options: LauncherOptions, release: 'ours' | 'any'): Promise<pg.Client> {
  const found = options.programs ?? packagedPostgres();
  refuseOtherMajor(home, found.release);
  closeSocketFolder(home);
  const adopted = await adopt(home, release === 'any' ? undefined : found.release, options.tell);
  if (adopted) return adopted;
  const programs = placePrograms(found, home.folder, home.account);
  if (!existsSync(home.cluster)) {
    options.tell('Skapar databasen …');
    await makeCluster(home, programs);
  }
  const client = await startServer(home, programs, options.settings ?? {}, options.tell);
  await ensureRoles(client);
  removeOtherPrograms(home.folder, programs);
  return client;
}

/** The running server, if it is of the release (when that matters) and can be reached; otherwise it is stopped. */
async function adopt(
  home: Home,
  release: string | undefined,
  tell: (text: string) => void,
): Promise<pg.Client | undefined> {
  const pid = runningPid(home);
  if (pid === undefined) return undefined;
  const reachable = existsSync(`${home.socket}/.s.PGSQL.${SOCKET_PORT}`);
  const client = reachable ? await loginWhenReady(home, pid, tell) : undefined;
  if (client) {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    if (release === undefined || rows[0]?.server_version.split(' ')[0] === release) {
      await ensureRoles(client);
      return client;
    }
    tell('Startar om databasen med den nya versionen av PostgreSQL …');
    await client.end();
  }
  const now = runningPid(home);
  if (now !== undefined) await stopServer(home, now);
  return undefined;
}

/** Other presences, and persons who look into the database. A closed pool's connections may linger for a moment. */
const OTHERS = `select count(*)::int as n from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid() and usename not in ('${APP_ROLE}', '${OWNER_ROLE}')`;

async function leave(home: Home, presence: pg.Client): Promise<void> {
  await withLock(home.folder, async () => {
    const others = await presence.query<{ n: number }>(OTHERS).catch(() => undefined);
    await presence.end().catch(() => undefined);
    const pid = runningPid(home);
    if (others?.rows[0]?.n === 0 && pid !== undefined) await stopServer(home, pid);
  });
}

/** Stops the embedded server whoever uses it. Never starts one, and makes no folders. */
export async function stopEmbedded(dataDir: string): Promise<boolean> {
  if (!existsSync(dataDir)) return false;
  const { home } = chooseHome(realpathSync(dataDir));
  if (!existsSync(home.cluster)) return false;
  return withLock(home.folder, async () => {
    const pid = runningPid(home);
    if (pid === undefined) return false;
    await stopServer(home, pid);
    return true;
  });
}
