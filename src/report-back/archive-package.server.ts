import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { archivePackage, type NewPackageFile } from '#documents/archive-package.server.ts';
import type { DocumentModel } from '#documents/document.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { dictionaryCsv, dictionaryJson } from '#platform/export/dictionary.ts';
import { loadFile } from '#platform/files.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { caseEvents, eventsJson } from '#report-back/archive-events.server.ts';
import { archiveReadMe, dublinCore } from '#report-back/archive-writings.ts';
import { archivedRows, rowsCsv, rowsJson, valuesOf, type ArchivedRows } from '#report-back/archive-rows.server.ts';
import { loadCaseRecords, type CaseRecords } from '#report-back/case-records.server.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import type { Within } from '#report-back/release.server.ts';

/** A package is made in the memory of the server: this much of files, and no more. */
const LARGEST = 200_000_000;

export type PackageMade = {
  readonly no: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly files: number;
  readonly on: string;
};

export type ArchivePage = {
  readonly municipality: MunicipalityRef;
  readonly id: string;
  readonly matter: string;
  readonly step: CaseStep;
  /** The number of the case's latest step, which says what was seen. */
  readonly stepNo: number;
  /** Latest first. */
  readonly packages: readonly PackageMade[];
  /** Whether the latest package was made after everything that has happened in the case. */
  readonly upToDate: boolean;
  /** The documents that the package holds as PDF/A. */
  readonly documents: readonly string[];
};

/** Where a case stands on its way to the archive; null where there is no such case. */
export async function loadArchivePage(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
  today: string,
): Promise<ArchivePage | null> {
  authorize(work.actor, 'case:move', { municipalityId: work.municipalityId });
  const records = await loadCaseRecords(work, caseId, today);
  if (records === null) return null;
  const { step, no } = await caseStanding(work, caseId);
  return {
    municipality,
    id: caseId,
    matter: records.matter,
    step,
    stepNo: no,
    packages: await packagesOf(work, caseId),
    upToDate: await isPackedAsItStands(work, caseId),
    documents: documentsOf(records).map(({ title }) => title),
  };
}

/** The packages that have been made of a case, the latest first. */
export async function packagesOf(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<PackageMade[]> {
  const { rows } = await sql<PackageMade>`
    select no, sha256, bytes::int as bytes, files, to_char(at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "on"
    from archive_package where municipality_id = ${municipalityId} and case_id = ${caseId} order by no desc`.execute(
    tx,
  );
  return rows;
}

/** Whether a package has been made since the case took its last step and its decision was sent for the last time. */
async function isPackedAsItStands(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from archive_package where municipality_id = ${municipalityId} and case_id = ${caseId} and at >= all (
      select at from case_step where municipality_id = ${municipalityId} and case_id = ${caseId} and step <> 'archived'
      union all select at from dispatch_sent where municipality_id = ${municipalityId} and case_id = ${caseId})
    limit 1`.execute(tx);
  return rows.length > 0;
}

type Gathered = {
  readonly slug: string;
  readonly caseId: string;
  readonly records: CaseRecords;
  readonly rows: readonly ArchivedRows[];
  readonly events: string;
  readonly files: readonly NewPackageFile[];
};

/**
 * A case as a package for the archive, in one zip: its documents as PDF/A, its rows as CSV and JSON with what each column
 * means, the files that came in, and the audit events about it. It is prepared for an archive; no archive has tried one.
 * @throws AppError `forbidden`, `case-not-found`, `package-too-large`
 */
export async function makeArchivePackage(
  within: Within,
  { caseId, slug, version }: { readonly caseId: string; readonly slug: string; readonly version: string },
  now: Date,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const gathered = await within((work) => gather(work, { caseId, slug }, now));
  const { bytes, files, name } = await pack(gathered, version, now);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await within((work) => note(work, caseId, { sha256, bytes: bytes.length, files }));
  return { bytes, name };
}

async function gather(
  work: Work,
  { caseId, slug }: { readonly caseId: string; readonly slug: string },
  now: Date,
): Promise<Gathered> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  const records = await loadCaseRecords(work, caseId, swedishDay(now));
  if (records === null) throw new AppError('case-not-found');
  const { promiseId } = records;
  const rows = await archivedRows(work, { caseId, promiseId, files: [] });
  const imported = records.items.flatMap((item) => ('file' in item ? item.file.sha256 : []));
  const hashes = [...new Set([...imported, ...rows.flatMap((one) => valuesOf(one, 'file_sha256'))])].toSorted();
  await refuseTooLarge(work, hashes);
  const files: NewPackageFile[] = [];
  for (const sha256 of hashes) {
    const file = await loadFile(tx, municipalityId, sha256);
    if (file === null) continue;
    const end = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0].toLowerCase() ?? '';
    files.push({ part: 'data', name: `files/${sha256}${end}`, mediaType: file.mediaType, bytes: file.content });
  }
  const named = await archivedRows(work, { caseId, promiseId, files: hashes });
  const subjects = rows.flatMap((one) => (ofCase(one) ? valuesOf(one, 'id') : []));
  const events = eventsJson(municipalityId, await caseEvents(work, subjects));
  return { slug, caseId, records, rows: named, events, files };
}

/** Registers are everybody's: what happens to them is no event of the case. */
const ofCase = ({ table }: ArchivedRows): boolean => !REGISTERS.includes(table.name);
const REGISTERS = ['municipality', 'agreement', 'area', 'area_version', 'forum', 'goal', 'party', 'sitting', 'unit'];

async function refuseTooLarge({ tx, municipalityId }: Work, hashes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::float8 as bytes from file
    where municipality_id = ${municipalityId} and sha256 = any(${hashes}::text[]) and content is not null`.execute(tx);
  if ((rows[0]?.bytes ?? 0) > LARGEST) throw new AppError('package-too-large');
}

function documentsOf({ items }: CaseRecords): { key: string; title: string; model: DocumentModel }[] {
  return items.flatMap((item) =>
    'model' in item && item.draft !== true ? [{ key: item.key, title: item.title, model: item.model }] : [],
  );
}

async function pack(
  { slug, caseId, records, rows, events, files }: Gathered,
  version: string,
  now: Date,
): Promise<{ bytes: Uint8Array; files: number; name: string }> {
  const text = (part: NewPackageFile['part'], name: string, mediaType: string, words: string): NewPackageFile => ({
    part,
    name,
    mediaType,
    bytes: Buffer.from(words),
  });
  const id = `loftet-${slug}-${caseId}`;
  const documents: NewPackageFile[] = [];
  for (const { key, model } of documentsOf(records)) {
    const bytes = await renderPdf(model, 'a-2a');
    documents.push({ part: 'data', name: `documents/${key}.pdf`, mediaType: 'application/pdf', bytes });
  }
  const tables = rows.map(({ table }) => table);
  const all = [
    text('descriptive', 'dc.xml', 'application/xml', dublinCore(records, { id, on: swedishDay(now) })),
    text('preservation', 'events.json', 'application/json', events),
    text('documentation', 'las-mig.txt', 'text/plain', archiveReadMe(records, rows.length)),
    text('documentation', 'data-dictionary.csv', 'text/csv', dictionaryCsv(tables)),
    text('documentation', 'data-dictionary.json', 'application/json', dictionaryJson(tables)),
    ...documents,
    ...rows.flatMap((one) => [
      text('data', `tables/${one.table.name}.json`, 'application/json', rowsJson(one)),
      text('data', `tables/${one.table.name}.csv`, 'text/csv', rowsCsv(one)),
    ]),
    ...files,
  ];
  const at = `${now.toISOString().slice(0, 19)}Z`;
  const software = { name: 'Löftet', version };
  const head = { id, label: records.matter, at, software, archivist: records.municipality };
  return { bytes: await archivePackage(head, all), files: all.length + 1, name: `${id}.zip` };
}

async function note(
  { tx, municipalityId, actor }: Work,
  caseId: string,
  made: { readonly sha256: string; readonly bytes: number; readonly files: number },
): Promise<void> {
  const [latest] = await packagesOf({ tx, municipalityId }, caseId);
  const no = (latest?.no ?? 0) + 1;
  await tx
    .withTables<ReportBackTables>()
    .insertInto('archive_package')
    .values({ municipality_id: municipalityId, case_id: caseId, no, ...made, by_person: actor.personId })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'archive-packed',
    subjectId: caseId,
    personId: actor.personId,
    data: { no, ...made, via: actor.via },
  });
}

/**
 * Tells that a case's package has been handed to the archive: the case's last step.
 * @param expectedNo the number of the latest step that the person saw
 * @throws AppError `archive-needs-package` where none has been made since the case moved last, and as takeStep
 */
export async function markArchived(work: Work, caseId: string, expectedNo: number, day: string): Promise<void> {
  await caseStanding(work, caseId);
  if (!(await isPackedAsItStands(work, caseId))) throw new AppError('archive-needs-package');
  await takeStep(work, caseId, expectedNo, { step: 'archived', day });
}
