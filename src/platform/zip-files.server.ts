import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Read by its local parts, so that every time zone writes the same; the earliest that a zip can hold. */
const ZIP_TIME = new Date(1980, 0, 1);
/** What is packed already is only put in. */
const PACKED = /\.(?:pdf|docx|xlsx|ods|png|jpe?g|webp|zip)$/i;

export type ZippedFile = { readonly path: string; readonly bytes: Uint8Array };

/** Files as a zip, in their order, the same bytes whenever it is made. Others get their turn between two files. */
export async function zipFiles(files: readonly ZippedFile[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault !== null) throw fault;
    pieces.push(piece);
  });
  for (const { path, bytes } of files) {
    const entry = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = ZIP_TIME;
    zip.add(entry);
    entry.push(bytes, true);
    await nextTurn();
  }
  zip.end();
  return Buffer.concat(pieces);
}
