import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { BackupEnd, BackupHead, SequenceLine, TableEnd, TableHead, type Line } from '#platform/backup/format.ts';
import { AppError } from '#platform/errors.ts';

const AnyLine = z.union([z.array(z.string().nullable()), TableEnd, TableHead, SequenceLine, BackupEnd, BackupHead]);

function damaged(file: string, reason: string, cause?: unknown): AppError {
  return new AppError('backup-damaged', { file, reason }, cause);
}

/**
 * The lines of a backup file, checked as they come.
 * @throws AppError `file-not-found`, `file-unreachable`, `backup-damaged`
 */
export async function* backupLines(file: string): AsyncGenerator<Line> {
  try {
    for await (const text of splitLines(file)) yield AnyLine.parse(JSON.parse(text));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new AppError('file-not-found', { file }, error);
    if (code === 'EACCES' || code === 'EISDIR') throw new AppError('file-unreachable', { file }, error);
    if (error instanceof AppError) throw error;
    throw damaged(file, 'den går inte att packa upp', error);
  }
}

async function* splitLines(file: string): AsyncGenerator<string> {
  const text = createGunzip();
  const copied = pipeline(createReadStream(file), text); // a fault in the file reaches the reader of `text`
  copied.catch(() => undefined);
  let rest = '';
  for await (const chunk of text.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error('the last line has no end');
}

/**
 * Reads the whole file and compares every count and checksum, before anything is written anywhere.
 * @returns what the backup says about itself, with each table's end line by name
 */
export async function verifyBackup(
  file: string,
): Promise<{ head: BackupHead; tables: Map<string, TableEnd>; end: BackupEnd }> {
  const tables = new Map<string, TableEnd>();
  let head: BackupHead | undefined;
  let end: BackupEnd | undefined;
  let total = 0;
  let open: { name: string; rows: number; hash: ReturnType<typeof createHash> } | undefined;
  for await (const line of backupLines(file)) {
    if (end !== undefined) throw damaged(file, 'det står något efter slutet');
    if (head === undefined) {
      if (!('format' in line)) throw damaged(file, 'den börjar inte som en säkerhetskopia');
      head = line;
    } else if ('table' in line) open = { name: line.table, rows: 0, hash: createHash('sha256') };
    else if ('complete' in line) end = line;
    else if ('end' in line) {
      if (open?.name !== line.end || open.rows !== line.rows || open.hash.digest('hex') !== line.sha256) {
        throw damaged(file, `tabellen ${line.end} stämmer inte med sin kontrollsumma`);
      }
      tables.set(line.end, line);
      total += line.rows;
      open = undefined;
    } else if (Array.isArray(line)) {
      if (open === undefined) throw damaged(file, 'en rad hör inte till någon tabell');
      open.rows += 1;
      open.hash.update(`${JSON.stringify(line)}\n`);
    }
  }
  if (head === undefined || end === undefined) throw damaged(file, 'slutet saknas');
  if (end.tables !== tables.size || end.rows !== total) throw damaged(file, 'antalet rader stämmer inte');
  return { head, tables, end };
}
