import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { accountFor, canEnter, giveTo, type Account } from '#platform/postgres/account.server.ts';

/** Where an embedded database lives, and as whom. */
export type Home = {
  readonly folder: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly account: Account;
};

const SOCKET_NAME = '/.s.PGSQL.5432';
const SOCKET_PATH_BYTES = 107; // sun_path in Linux, less its closing zero

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * A folder that others cannot go into, where the server's socket lies. Whoever can open the socket is let in without
 * a password, so the folder is refused unless it is the account's own.
 */
function socketFolder(folder: string, account: Account): string {
  const beside = path.join(folder, 'socket');
  if (Buffer.byteLength(beside + SOCKET_NAME) <= SOCKET_PATH_BYTES) return beside;
  return `/tmp/loftet-${account.uid}-${shortHash(folder)}`;
}

/**
 * The home of the database for a data folder. Root lends the database an account that may not reach the folder, as
 * when the checkout lies under /root; then it lives in /var/lib, and stays there.
 */
export function chooseHome(dataDir: string): { home: Home; moved: boolean } {
  const wanted = path.join(dataDir, 'postgres');
  const elsewhere = `/var/lib/loftet-${shortHash(dataDir)}`;
  const inPlace = existsSync(path.join(wanted, 'cluster'));
  const moved =
    !inPlace && process.getuid?.() === 0 && (existsSync(path.join(elsewhere, 'cluster')) || !reachable(dataDir));
  const folder = moved ? elsewhere : wanted;
  const cluster = path.join(folder, 'cluster');
  const account = accountFor(cluster, dataDir);
  const socket = socketFolder(folder, account);
  return { home: { folder, cluster, socket, log: path.join(folder, 'postgres.log'), account }, moved };
}

function reachable(dataDir: string): boolean {
  return canEnter(accountFor(path.join(dataDir, 'postgres', 'cluster'), dataDir), dataDir);
}

/** Makes the socket's folder when it is missing (a cleaned /tmp) and makes sure that it is closed to others. */
export function closeSocketFolder({ socket, account }: Home): void {
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const found = lstatSync(socket);
  if (account.lent && found.uid === 0 && found.isDirectory()) giveTo(account, socket);
  else if (!found.isDirectory() || found.uid !== account.uid) {
    throw Object.assign(new Error(`${socket} is not ours`), { code: 'EACCES' });
  }
  chmodSync(socket, 0o700);
}
