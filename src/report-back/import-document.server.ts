import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { storableJson } from '#platform/storable-json.ts';
import { newId } from '#platform/uuid.server.ts';
import { READER_VERSION } from '#reading/reader-version.ts';
import type { Reading } from '#reading/reading.ts';
import { findImportOf } from '#report-back/import-queries.server.ts';
import type { ImportState } from '#report-back/import-record.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

export type Imported = {
  readonly id: string;
  readonly state: ImportState;
  /** The same file has been here before, and nothing was changed. */
  readonly already: boolean;
};

/**
 * Keeps a document with its reading as a draft for somebody to review. The same file once more changes nothing, unless
 * the earlier import was discarded; a corrected file is another file and becomes a draft beside the first.
 */
export async function importDocument(
  work: Work,
  document: { readonly bytes: Uint8Array; readonly reading: Reading },
): Promise<Imported> {
  const { tx, municipalityId, actor } = work;
  const { report } = document.reading;
  const known = await findImportOf(work, report.source.sha256);
  if (known !== null) return { ...known, already: true };
  const sha256 = await storeFile(tx, municipalityId, {
    bytes: document.bytes,
    name: report.source.file,
    mediaType: report.source.mediaType,
  });
  const id = newId();
  const db = tx.withTables<ReportBackTables>();
  const made = await db
    .insertInto('import')
    .values({
      municipality_id: municipalityId,
      id,
      file_sha256: sha256,
      reading: storableJson(document.reading),
      reader_version: READER_VERSION,
      state: 'draft',
      promise_id: null,
      by_person: actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) {
    // Somebody imported the same file at the same moment.
    const first = await findImportOf(work, sha256);
    if (first !== null) return { ...first, already: true };
  }
  await db
    .insertInto('import_version')
    .values({
      municipality_id: municipalityId,
      import_id: id,
      no: 1,
      report: storableJson(report),
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'document-imported',
    subjectId: id,
    personId: actor.personId,
    data: { file: sha256, via: actor.via },
  });
  return { id, state: 'draft', already: false };
}
