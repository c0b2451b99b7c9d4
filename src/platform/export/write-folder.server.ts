import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#platform/errors.ts';
import { draftOf, removeDeadDrafts } from '#platform/export/dead-drafts.server.ts';
import { FOLDERS, type ExportedFile } from '#platform/export/format.ts';

/** A file being written: what it holds is counted on the way. */
type OpenFile = { write(piece: string | Uint8Array): Promise<void>; close(rows?: number): Promise<void> };
export type NewFolder = {
  /** Readable by us only; listed in `files` when it is closed. */
  create(name: string): Promise<OpenFile>;
  /** The files that are whole, by path. */
  files(): ExportedFile[];
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'mappen finns inte',
  ENOTDIR: 'mappen finns inte',
  EACCES: 'du får inte skriva där',
  EPERM: 'du får inte skriva där',
  EROFS: 'disken går bara att läsa',
  ENOSPC: 'disken är full',
};

/**
 * Fills a new folder that only we may read: it has its name when it is whole, or is not there at all.
 * @throws AppError `export-exists`, `file-unwritable`
 */
export async function writeFolder<T>(folder: string, fill: (to: NewFolder) => Promise<T>): Promise<T> {
  if (existsSync(folder)) throw new AppError('export-exists', { folder });
  await removeDeadDrafts(folder);
  const draft = draftOf(folder);
  try {
    await mkdir(draft, { mode: 0o700 });
    for (const name of FOLDERS) await mkdir(path.join(draft, name), { mode: 0o700 });
    const filled = await fill(newFolder(draft));
    if (existsSync(folder)) throw new AppError('export-exists', { folder });
    await rename(draft, folder);
    return filled;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    throw reason === undefined ? error : new AppError('file-unwritable', { file: folder, reason }, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function newFolder(draft: string): NewFolder {
  const files: ExportedFile[] = [];
  return {
    files: () => files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    create: async (name) => {
      const handle = await open(path.join(draft, name), 'wx', 0o600);
      const hash = createHash('sha256');
      let bytes = 0;
      return {
        write: async (piece) => {
          const data = typeof piece === 'string' ? Buffer.from(piece) : piece;
          hash.update(data);
          bytes += data.length;
          await handle.writeFile(data);
        },
        close: async (rows) => {
          await handle.sync();
          await handle.close();
          files.push({ path: name, bytes, sha256: hash.digest('hex'), ...(rows === undefined ? {} : { rows }) });
        },
      };
    },
  };
}
