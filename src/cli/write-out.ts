import { randomBytes } from 'node:crypto';
import { realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#platform/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'mappen finns inte',
  ENOTDIR: 'mappen finns inte',
  EACCES: 'du får inte skriva där',
  EPERM: 'du får inte skriva där',
  EROFS: 'disken går bara att läsa',
  EISDIR: 'det är en mapp',
  ENOSPC: 'disken är full',
  EDQUOT: 'disken är full',
  ENAMETOOLONG: 'namnet är för långt',
  ELOOP: 'länken leder i en cirkel',
};

/**
 * Writes a file whole or not at all: an older one by that name stays until the new one is complete. A link is followed,
 * and a device or a pipe (/dev/stdout) is written to, never replaced. '-' is stdout.
 * @throws AppError `file-unwritable`
 */
export async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  if (file === '-') {
    process.stdout.write(bytes);
    return;
  }
  try {
    const there = await stat(file).catch(() => null);
    if (there !== null && !there.isFile()) await writeFile(file, bytes);
    else await replace(there === null ? file : await realpath(file), bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    throw reason === undefined ? error : new AppError('file-unwritable', { file, reason }, error);
  }
}

async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const draft = path.join(path.dirname(file), `.loftet-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}
