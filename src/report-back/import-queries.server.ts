import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Reading } from '#reading/reading.ts';
import type { ImportDraft, ImportListed, ImportState, OwnerNames } from '#report-back/import-record.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

/** The import of a file that is not discarded, or null. */
export async function findImportOf(
  { tx, municipalityId }: Of,
  sha256: string,
): Promise<{ readonly id: string; readonly state: ImportState } | null> {
  const row = await tx
    .withTables<ReportBackTables>()
    .selectFrom('import')
    .select(['id', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('file_sha256', '=', sha256)
    .where('state', '<>', 'discarded')
    .executeTakeFirst();
  return row ?? null;
}

/**
 * A draft as it stands, and locked until the transaction ends, so that two who accept it at once make one record.
 * @throws AppError `import-not-found` where there is none, or it is a draft no longer
 */
export async function loadDraft({ tx, municipalityId }: Of, importId: string): Promise<ImportDraft> {
  const db = tx.withTables<ReportBackTables>();
  const draft = await db
    .selectFrom('import')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', importId)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined) throw new AppError('import-not-found');
  return latestVersion({ tx, municipalityId }, importId);
}

/** What a draft says now about where and when, for who only asks: nothing is locked. Null where it is a draft no longer. */
export async function draftPlace(
  { tx, municipalityId }: Of,
  importId: string,
): Promise<Pick<Report, 'areas' | 'period'> | null> {
  const { rows } = await sql<Pick<Report, 'areas' | 'period'>>`
    select v.report -> 'areas' as areas, v.report -> 'period' as period
    from import i
    join import_version v on (v.municipality_id, v.import_id) = (i.municipality_id, i.id)
    where i.municipality_id = ${municipalityId} and i.id = ${importId} and i.state = 'draft'
    order by v.no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

async function latestVersion({ tx, municipalityId }: Of, importId: string): Promise<ImportDraft> {
  const row = await tx
    .withTables<ReportBackTables>()
    .selectFrom('import_version')
    .select(['no', 'report', 'owner_names'])
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .orderBy('no', 'desc')
    .executeTakeFirstOrThrow();
  return { no: row.no, report: row.report as Report, ownerNames: row.owner_names as OwnerNames };
}

export type ImportShown = {
  readonly id: string;
  readonly state: ImportState;
  /** The reading as it was, with the document's blocks. */
  readonly reading: Reading;
  readonly draft: ImportDraft;
  /** Address word of the promise that it became. */
  readonly promise: string | null;
};

/** An import with its document and what it says now; null where there is none. */
export async function loadImport(of: Of, importId: string): Promise<ImportShown | null> {
  return importWhere(of, sql`i.id = ${importId}`);
}

async function importWhere({ tx, municipalityId }: Of, is: RawBuilder<unknown>): Promise<ImportShown | null> {
  const { rows } = await sql<{
    id: string;
    state: ImportState;
    reading: unknown;
    promise: string | null;
    no: number;
    report: unknown;
    owner_names: unknown;
  }>`
    select i.id, i.state, i.reading, p.slug as promise, v.no, v.report, v.owner_names
    from import i
    join lateral (select no, report, owner_names from import_version v where v.municipality_id = i.municipality_id
      and v.import_id = i.id order by no desc limit 1) v on true
    left join promise p on (p.municipality_id, p.id) = (i.municipality_id, i.promise_id)
    where i.municipality_id = ${municipalityId} and ${is}
    order by i.id limit 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    state: row.state,
    reading: row.reading as Reading,
    draft: { no: row.no, report: row.report as Report, ownerNames: row.owner_names as OwnerNames },
    promise: row.promise,
  };
}

/** The municipality's imports that are not discarded: drafts first, then the latest. */
export async function listImports(tx: Tx, municipalityId: string): Promise<ImportListed[]> {
  const { rows } = await sql<ImportListed>`
    select i.id, f.name as file, v.report ->> 'title' as title, i.state, i.at, p.slug as promise,
      jsonb_array_length(v.report -> 'findings') as findings
    from import i
    join file f on (f.municipality_id, f.sha256) = (i.municipality_id, i.file_sha256)
    join lateral (select report from import_version v where v.municipality_id = i.municipality_id and v.import_id = i.id
      order by no desc limit 1) v on true
    left join promise p on (p.municipality_id, p.id) = (i.municipality_id, i.promise_id)
    where i.municipality_id = ${municipalityId} and i.state <> 'discarded'
    order by i.state = 'draft' desc, i.at desc, i.id
    limit 500`.execute(tx);
  return rows;
}

/** The import that a promise was made from, with its stored reading; null for one that was written here. */
export async function importOfPromise(of: Of, promiseId: string): Promise<ImportShown | null> {
  return importWhere(of, sql`i.promise_id = ${promiseId} and i.state = 'accepted'`);
}
