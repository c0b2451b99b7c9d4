import type { Work } from '#access/work.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { AppError } from '#platform/errors.ts';

const LARGEST = 20_000_000;

/**
 * Keeps a signed document: a PDF by its content, whatever it is called. It stays internal.
 * @throws AppError `signed-document-unfit` where it is something else or too large
 */
export async function storeSignedDocument(
  { tx, municipalityId }: Work,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<string> {
  const { bytes, name } = file;
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  if (!isPdf || bytes.length > LARGEST) throw new AppError('signed-document-unfit');
  return storeFile(tx, municipalityId, { bytes, name, mediaType: 'application/pdf' });
}
