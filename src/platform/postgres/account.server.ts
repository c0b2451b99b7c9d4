import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { AppError } from '#platform/errors.ts';

/** The account that the database runs as. `lent`: we are root, and PostgreSQL refuses root, so it runs as another. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string; readonly lent: boolean };

function passwdRows(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'))
    .filter(([, , uid, gid]) => /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? ''))
    .map(([name = '', , uid, gid]) => ({ uid: Number(uid), gid: Number(gid), name, lent: true }));
}

/** What a person would call the owner of a folder: PostgreSQL will not run as an account that has no name. */
function nameOfOwner(uid: number): string {
  return passwdRows().find((row) => row.uid === uid)?.name ?? String(uid);
}

/**
 * The account for a cluster. An existing cluster can only be run by its owner; a new one is given to the owner of the
 * folder that it will lie in, so that root and that person can take turns.
 * @throws AppError `data-folder-foreign` when the cluster is somebody else's, `account-missing` when root finds none to lend
 */
export function accountFor(cluster: string, folder: string): Account {
  const me = process.getuid?.() ?? 0;
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (me !== 0) {
    if (owner !== undefined && owner !== me) {
      throw new AppError('data-folder-foreign', { folder: cluster, owner: nameOfOwner(owner) });
    }
    return { uid: me, gid: process.getgid?.() ?? me, name: accountName(me), lent: false };
  }
  const rows = passwdRows();
  if (owner !== undefined) {
    const holder = rows.find((row) => row.uid === owner && row.uid !== 0);
    if (holder === undefined) {
      throw new AppError('data-folder-foreign', { folder: cluster, owner: nameOfOwner(owner) });
    }
    return holder;
  }
  const near = statSync(folder, { throwIfNoEntry: false })?.uid ?? 0;
  const lendable = [(row: Account) => row.uid === near, byName('postgres'), byName('nobody')];
  const found = lendable.map((fits) => rows.find((row) => row.uid !== 0 && fits(row))).find(Boolean);
  if (found === undefined) throw new AppError('account-missing');
  return found;
}

const byName = (name: string) => (row: Account) => row.name === name;

function accountName(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    return String(uid);
  }
}

/** What `spawn` needs to run a program as the account: nothing when we are that account already. */
export function runningAs(account: Account): { uid?: number; gid?: number } {
  return account.lent ? { uid: account.uid, gid: account.gid } : {};
}

export function giveTo(account: Account, file: string): void {
  if (account.lent) chownSync(file, account.uid, account.gid);
}

/** Asked of the kernel as that account, not worked out from modes: access lists and mounts count too. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account.lent) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...runningAs(account), cwd: '/' });
  return asked.status === 0;
}
