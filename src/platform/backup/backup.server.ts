import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { dumpLines, readAlike } from '#platform/backup/dump.server.ts';
import type { BackupEnd } from '#platform/backup/format.ts';
import { AppError } from '#platform/errors.ts';
import { compareMigrations, readMigrations } from '#platform/migrations.server.ts';

/**
 * Writes everything in the database, as it was at one moment, to a new file that only we may read. The file appears
 * when it is whole and on disk, or not at all. The installation's secret is not in the database, so never in a backup.
 * @param client logged in as the owner
 * @throws AppError `backup-exists`, `backup-unwritable`, `data-newer`
 */
export async function backup(client: pg.ClientBase, file: string, migrationsFolder?: string): Promise<BackupEnd> {
  if (existsSync(file)) throw new AppError('backup-exists', { file });
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  await client.query('begin isolation level repeatable read read only');
  try {
    await readAlike(client);
    const end: { last?: BackupEnd } = {};
    const lines = textLines(client, end, migrationsFolder);
    await pipeline(
      Readable.from(lines),
      createGzip(),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await putInPlace(draft, file);
    await syncFolder(path.dirname(file));
    if (end.last === undefined) throw new Error('the dump had no end');
    return end.last;
  } catch (error) {
    throw fileFault(error, file);
  } finally {
    await unlink(draft).catch(() => undefined);
    await client.query('rollback').catch(() => undefined);
  }
}

async function* textLines(client: pg.ClientBase, end: { last?: BackupEnd }, folder?: string): AsyncGenerator<string> {
  for await (const line of dumpLines(client)) {
    if ('migrations' in line) compareMigrations(line.migrations, readMigrations(folder), 'databasen');
    if ('complete' in line) end.last = line;
    yield `${JSON.stringify(line)}\n`;
  }
}

/** Under a name that nobody has. A disk without hard links (USB sticks, some network folders) can only rename. */
async function putInPlace(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || existsSync(file)) throw new AppError('backup-exists', { file }, error);
    await rename(draft, file);
  }
}

/** A name is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'mappen finns inte',
  ENOTDIR: 'mappen finns inte',
  EACCES: 'du får inte skriva där',
  EPERM: 'du får inte skriva där',
  EROFS: 'disken går bara att läsa',
  ENOSPC: 'disken är full',
};

function fileFault(error: unknown, file: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const reason = REASONS[error.code];
  return reason === undefined ? error : new AppError('backup-unwritable', { file, reason }, error);
}
