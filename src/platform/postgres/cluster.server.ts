import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '#platform/errors.ts';
import { giveTo, runningAs } from '#platform/postgres/account.server.ts';
import { serverFault } from '#platform/postgres/folder-fault.ts';
import type { Home } from '#platform/postgres/home.server.ts';

/** Nothing of the caller's locale, time zone or PG… variables reaches the server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
export const SUPERUSER = 'postgres';

/** The major version that the cluster was made with, or undefined where there is none yet. */
function clusterMajor({ cluster }: Pick<Home, 'cluster'>): number | undefined {
  try {
    return Number.parseInt(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @throws AppError when these programs cannot run the cluster; nothing in it has been touched then */
export function refuseOtherMajor(home: Home, release: string): void {
  const found = clusterMajor(home);
  const known = Number.parseInt(release, 10);
  if (found === undefined || found === known) return;
  if (found > known) {
    throw new AppError('data-newer', {
      place: home.cluster,
      found: `PostgreSQL ${found}`,
      known: `PostgreSQL ${known}`,
    });
  }
  throw new AppError('data-older-server', { folder: home.cluster, found, known });
}

/**
 * Makes the cluster in a folder of its own and moves it into place when it is whole: one that was killed half-way
 * is never taken for a database.
 */
export async function makeCluster(home: Home, programs: string): Promise<void> {
  const half = `${home.cluster}.half`;
  for (const left of readdirSync(home.folder).filter((name) => name === path.basename(half))) {
    rmSync(path.join(home.folder, left), { recursive: true, force: true });
  }
  mkdirSync(half, { mode: 0o700 });
  giveTo(home.account, half);
  const args = [
    '-D',
    half,
    '-U',
    SUPERUSER,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  const ordering = ['--locale-provider=icu', '--icu-locale=sv-SE']; // å, ä and ö after z
  try {
    await promisify(execFile)(path.join(programs, 'bin', 'initdb'), [...args, ...ordering], {
      ...runningAs(home.account),
      env: SERVER_ENVIRONMENT,
      cwd: '/',
    });
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw serverFault(error instanceof Error ? error.message : '', home.folder, home.account.name, home.log);
  }
  renameSync(half, home.cluster);
}
