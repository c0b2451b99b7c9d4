import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadFile, storeFile } from '#platform/files.server.ts';
import { MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { checkTemplate } from '#report-back/own-template/check-template.ts';
import type { TemplateFault } from '#report-back/own-template/template-fault.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** A version of the municipality's own Word template. */
export type TemplateVersion = {
  readonly no: number;
  readonly sha256: string;
  /** What the file was called when it was sent. */
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
};

type In = Pick<Work, 'tx' | 'municipalityId'>;

/**
 * Keeps a sent template as the next version where nothing is wrong with it; the same file once more is the version that it
 * was. It is not used before somebody chooses it.
 * @returns its number, or what must be mended first
 * @throws AppError `forbidden`
 */
export async function addTemplate(
  work: Work,
  sent: { readonly bytes: Uint8Array; readonly name: string },
): Promise<{ readonly no: number } | { readonly faults: readonly TemplateFault[] }> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'municipality:administer', registerScope(municipalityId));
  const faults = checkTemplate(sent.bytes);
  if (faults.length > 0) return { faults };
  const sha256 = await storeFile(tx, municipalityId, { ...sent, mediaType: MEMO_FORMATS.docx.mediaType });
  const versions = await listTemplates(work);
  const known = versions.find((version) => version.sha256 === sha256);
  if (known !== undefined) return { no: known.no };
  const no = (versions[0]?.no ?? 0) + 1;
  await tx
    .withTables<ReportBackTables>()
    .insertInto('document_template')
    .values({ municipality_id: municipalityId, no, file_sha256: sha256, by_person: actor.personId })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'template-added',
    subjectId: municipalityId,
    personId: actor.personId,
    data: { no, sha256, via: actor.via },
  });
  return { no };
}

/** The versions of the template, the latest first. */
export async function listTemplates({ tx, municipalityId }: In): Promise<TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`
    select t.no, t.file_sha256 as sha256, f.name, f.bytes::int as bytes, t.at
    from document_template t join file f on (f.municipality_id, f.sha256) = (t.municipality_id, t.file_sha256)
    where t.municipality_id = ${municipalityId} order by t.no desc`.execute(tx);
  return rows;
}

/**
 * Decides which template documents in Word are made in: a version, or Löftet's own layout (null).
 * @throws AppError `forbidden`, `template-not-found`
 */
export async function chooseTemplate(work: Work, templateNo: number | null): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'municipality:administer', registerScope(municipalityId));
  if (templateNo !== null && (await templateBytes(work, templateNo)) === null) throw new AppError('template-not-found');
  const before = await latestChoice(work);
  if ((before?.templateNo ?? null) === templateNo) return;
  const no = (before?.no ?? 0) + 1;
  await tx
    .withTables<ReportBackTables>()
    .insertInto('template_choice')
    .values({ municipality_id: municipalityId, no, template_no: templateNo, by_person: actor.personId })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'template-chosen',
    subjectId: municipalityId,
    personId: actor.personId,
    data: { template: templateNo, via: actor.via },
  });
}

/** The number of the template that applies; null for Löftet's own layout. */
export async function chosenTemplate(of: In): Promise<number | null> {
  return (await latestChoice(of))?.templateNo ?? null;
}

async function latestChoice({ tx, municipalityId }: In): Promise<{ no: number; templateNo: number | null } | null> {
  const { rows } = await sql<{ no: number; templateNo: number | null }>`
    select no, template_no as "templateNo" from template_choice
    where municipality_id = ${municipalityId} order by no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** The file of a version; null where there is none by this number. */
export async function templateBytes({ tx, municipalityId }: In, no: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ sha256: string }>`
    select file_sha256 as sha256 from document_template where municipality_id = ${municipalityId} and no = ${no}`.execute(
    tx,
  );
  if (rows[0] === undefined) return null;
  return (await loadFile(tx, municipalityId, rows[0].sha256))?.content ?? null;
}
