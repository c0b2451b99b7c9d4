import { AppError } from '#platform/errors.ts';
import { MAX_BYTES } from '#reading/read-document.server.ts';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/**
 * The bytes of a file, never more than a document may have. Pipes, devices and folders are no documents,
 * and opening one must not wait for anybody. '-' is what comes in on stdin.
 * @throws AppError file-not-found, file-unreachable, file-no-document, and `tooLarge`.
 */
export async function loadFile(
  file: string,
  tooLarge: 'document-too-large' | 'votes-too-large' = 'document-too-large',
): Promise<{ bytes: Uint8Array; fileName: string }> {
  if (file === '-') return { bytes: await loadStdin(tooLarge), fileName: 'stdin' };
  const handle = await openFile(file);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new AppError('file-no-document', { file });
    if (stat.size > MAX_BYTES) throw new AppError(tooLarge);
    const bytes = new Uint8Array(MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > MAX_BYTES) throw new AppError(tooLarge);
    }
    return { bytes: bytes.slice(0, length), fileName: path.basename(file) };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('file-unreachable', { file }, error);
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EISDIR') throw new AppError('file-no-document', { file }, error);
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code);
    throw new AppError(missing ? 'file-not-found' : 'file-unreachable', { file }, error);
  }
}

async function loadStdin(tooLarge: 'document-too-large' | 'votes-too-large'): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) throw new AppError(tooLarge);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
