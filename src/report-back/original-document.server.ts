import type { Work } from '#access/work.server.ts';
import { loadFile, type StoredFile } from '#platform/files.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** The file that an import was made from, as it came; null where there is no such import or the file has been erased. */
export async function originalDocument({ tx, municipalityId }: Work, importId: string): Promise<StoredFile | null> {
  const row = await tx
    .withTables<ReportBackTables>()
    .selectFrom('import')
    .select('file_sha256')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', importId)
    .executeTakeFirst();
  return row === undefined ? null : loadFile(tx, municipalityId, row.file_sha256);
}
