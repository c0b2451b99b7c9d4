import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#platform/errors.ts';
import {
  FOLDERS,
  LARGEST_MANIFEST,
  LONGEST_ROW,
  MANIFEST,
  Manifest,
  type ExportedFile,
} from '#platform/export/format.ts';

const PIECE = 1_000_000;

/** An export's folder, whoever it came from: nothing in it is trusted. */
export type ExportFolder = {
  readonly shown: string;
  readonly root: string;
  readonly manifest: Manifest;
  readonly sha256: string;
};

export function damaged(folder: string, reason: string, cause?: unknown): AppError {
  return new AppError('export-damaged', { folder, reason }, cause);
}

/** Whether a folder says that it is an export. */
export async function isExport(folder: string): Promise<boolean> {
  const found = await lstat(path.join(folder, MANIFEST)).catch(() => undefined);
  return found !== undefined;
}

/**
 * Opens an export's folder and reads what it says of itself.
 * @throws AppError `file-not-found`, `export-damaged`
 */
export async function openFolder(folder: string): Promise<ExportFolder> {
  const root = await realpath(folder).catch((error: unknown) => {
    throw new AppError('file-not-found', { file: folder }, error);
  });
  for (const name of FOLDERS) {
    const found = await lstat(path.join(root, name)).catch(() => undefined);
    if (found?.isDirectory() !== true) throw damaged(folder, `mappen ${name} saknas`);
  }
  const at = { shown: folder, root };
  const { handle } = await openPlain(at, MANIFEST, LARGEST_MANIFEST);
  const bytes = await handle.readFile().finally(() => handle.close());
  const manifest = parse(folder, bytes);
  const paths = new Set(manifest.files.map((file) => file.path));
  if (paths.size !== manifest.files.length) throw damaged(folder, 'samma fil står två gånger i förteckningen');
  return { ...at, manifest, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function parse(folder: string, bytes: Buffer): Manifest {
  try {
    return Manifest.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw damaged(folder, `förteckningen ${MANIFEST} går inte att tolka`, error);
  }
}

type At = { readonly shown: string; readonly root: string };

/** Opens a file by a name that we have made ourselves; never a link, a pipe or a device. */
async function openPlain(at: At, name: string, most: number): Promise<{ handle: FileHandle; size: number }> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(path.join(at.root, name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    throw damaged(at.shown, `filen ${name} saknas eller går inte att öppna`, error);
  });
  const found = await handle.stat();
  if (found.isFile() && found.size <= most) return { handle, size: found.size };
  await handle.close();
  throw damaged(at.shown, found.isFile() ? `filen ${name} är för stor` : `${name} är ingen fil`);
}

/**
 * The bytes of a file of the manifest, a piece at a time.
 * @throws AppError `export-damaged` where they are not those of the manifest
 */
export async function* pieces(from: ExportFolder, file: ExportedFile, most: number): AsyncGenerator<Uint8Array> {
  const differs = (): AppError => damaged(from.shown, `filen ${file.path} stämmer inte med förteckningen`);
  const { handle, size } = await openPlain(from, file.path, most);
  try {
    if (size !== file.bytes) throw differs();
    const hash = createHash('sha256');
    for (let left = size; left > 0;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(Math.min(left, PIECE)) });
      if (bytesRead === 0) throw differs();
      left -= bytesRead;
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      yield piece;
    }
    if (hash.digest('hex') !== file.sha256) throw differs();
  } finally {
    await handle.close();
  }
}

/** A whole file of the manifest. */
export async function wholeFile(from: ExportFolder, file: ExportedFile, most: number): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces(from, file, most)) all.push(piece);
  return Buffer.concat(all);
}

/**
 * The lines of a text file of the manifest.
 * @throws AppError `export-damaged` where it is no text, or a line is longer than any row can be
 */
export async function* lines(from: ExportFolder, file: ExportedFile, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  try {
    for await (const piece of pieces(from, file, most)) {
      const parts = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_ROW) throw damaged(from.shown, `en rad i ${file.path} är för lång`);
      yield* parts;
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw damaged(from.shown, `filen ${file.path} är ingen text`, error);
    throw error;
  }
  if (rest !== '') throw damaged(from.shown, `filen ${file.path} saknar sitt slut`);
}
