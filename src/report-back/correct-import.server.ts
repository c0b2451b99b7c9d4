import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { storableJson } from '#platform/storable-json.ts';
import { loadDraft } from '#report-back/import-queries.server.ts';
import type { OwnerNames } from '#report-back/import-record.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/**
 * Keeps a corrected reading of a draft as its next version.
 * @param expectedNo the version that the person saw
 * @returns the new version's number
 * @throws AppError `edited-meanwhile` where another version has come since, `import-not-found`
 */
export async function correctImport(
  work: Work,
  importId: string,
  expectedNo: number,
  corrected: { readonly report: Report; readonly ownerNames: OwnerNames },
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const draft = await loadDraft(work, importId);
  if (draft.no !== expectedNo) throw new AppError('edited-meanwhile');
  await tx
    .withTables<ReportBackTables>()
    .insertInto('import_version')
    .values({
      municipality_id: municipalityId,
      import_id: importId,
      no: expectedNo + 1,
      report: storableJson(corrected.report),
      owner_names: storableJson(corrected.ownerNames),
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'import-corrected',
    subjectId: importId,
    personId: actor.personId,
    data: { no: expectedNo + 1, via: actor.via },
  });
  return expectedNo + 1;
}

/** Takes a draft out of the list; the file may be imported anew. */
export async function discardImport(work: Work, importId: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await loadDraft(work, importId);
  await tx
    .withTables<ReportBackTables>()
    .updateTable('import')
    .set({ state: 'discarded' })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', importId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'import-discarded',
    subjectId: importId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
