import { createHash } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';

type FileTables = {
  file: {
    municipality_id: string;
    sha256: string;
    media_type: string;
    bytes: number;
    name: string;
    content: Buffer | null;
  };
};

export type StoredFile = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array };

const LONGEST_NAME = 255;

/** SHA-256 of a file's bytes: what it is called in the record. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps a file as it came; the same bytes once more change nothing. Returns its hash. */
export async function storeFile(
  tx: Tx,
  municipalityId: string,
  file: { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string },
): Promise<string> {
  const sha256 = fileHash(file.bytes);
  await tx
    .withTables<FileTables>()
    .insertInto('file')
    .values({
      municipality_id: municipalityId,
      sha256,
      media_type: file.mediaType,
      bytes: file.bytes.length,
      name: file.name.slice(-LONGEST_NAME) || 'dokument',
      content: Buffer.from(file.bytes),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sha256;
}

/** A kept file, or null where there is none by that hash or its content has been erased. */
export async function loadFile(tx: Tx, municipalityId: string, sha256: string): Promise<StoredFile | null> {
  const row = await tx
    .withTables<FileTables>()
    .selectFrom('file')
    .select(['name', 'media_type', 'content'])
    .where('municipality_id', '=', municipalityId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (row === undefined || row.content === null) return null;
  return { name: row.name, mediaType: row.media_type, content: row.content };
}
