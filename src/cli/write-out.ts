import { rename, unlink, writeFile } from 'node:fs/promises';
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
};

/**
 * Writes a file whole or not at all: an older one by that name stays until the new one is complete. '-' is stdout.
 * @throws AppError `file-unwritable`
 */
export async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  if (file === '-') {
    process.stdout.write(bytes);
    return;
  }
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    throw reason === undefined ? error : new AppError('file-unwritable', { file, reason }, error);
  }
}
