import { chownSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '#platform/config.ts';
import { AppError } from '#platform/errors.ts';
import { folderFault } from '#platform/postgres/folder-fault.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute. From the checkout and never from the working directory, or `cd elsewhere` would mean another database. */
export function dataFolder(config: Pick<Config, 'dataDir'>): string {
  return path.resolve(CHECKOUT, config.dataDir ?? 'data');
}

/** Root makes it in somebody's checkout as that person would have made it. */
export function makeFolderLikeParent(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
  const parent = path.dirname(folder);
  makeFolderLikeParent(parent);
  makeFolder(folder);
  likeFolder(folder, parent);
}

/** Not `recursive`: with that Node never comes back from a folder where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process made it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function likeFolder(file: string, folder: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(file, uid, gid);
}

/**
 * The installation's secret: LOFTET_SECRET, else one that is made once in the data folder. It appears whole or not at
 * all, and the first of two processes that make it at the same time decides it.
 * @throws AppError `secret-damaged` for a file that is too short: what is encrypted with it could be read by anybody
 */
export function installationSecret(config: Pick<Config, 'dataDir' | 'secret'>): string {
  if (config.secret !== undefined) return config.secret;
  const folder = dataFolder(config);
  const file = path.join(folder, 'secret');
  try {
    if (!existsSync(file)) makeSecret(folder, file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length < 32) throw new AppError('secret-damaged', { file });
    return secret;
  } catch (error) {
    throw folderFault(error, folder, 'som kör Löftet');
  }
}

function makeSecret(folder: string, file: string): void {
  makeFolderLikeParent(folder);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  likeFolder(draft, folder);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}
