import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import type { ImportDraft, OwnerNames } from '#report-back/import-record.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

/** A draft as it stood in one of its versions; null where there is no such version. */
export async function importVersion(
  { tx, municipalityId }: Of,
  importId: string,
  no: number,
): Promise<ImportDraft | null> {
  const row = await tx
    .withTables<ReportBackTables>()
    .selectFrom('import_version')
    .select(['no', 'report', 'owner_names'])
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where('no', '=', no)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { no: row.no, report: row.report as Report, ownerNames: row.owner_names as OwnerNames };
}

/** The import that a promise was made from; null for one that was written here. */
export async function importIdOf({ tx, municipalityId }: Of, promiseId: string): Promise<string | null> {
  const row = await tx
    .withTables<ReportBackTables>()
    .selectFrom('import')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  return row?.id ?? null;
}
