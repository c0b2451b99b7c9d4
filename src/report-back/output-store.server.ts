import { sql, type RawBuilder } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { loadFile, storeFile, type StoredFile } from '#platform/files.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** `pdf` is UA-1, for the web; `pdfa` is A-2a, for the archive. */
type OutputFormat = 'html' | 'docx' | 'pdf' | 'pdfa' | 'json' | 'zip';

/** What a generated file is made of: the same again must give the same bytes. */
export type OutputKey = {
  readonly caseId: string;
  /** 'memo', 'summary', 'minutes-extract': small letters and hyphens, at most 40. */
  readonly kind: string;
  readonly format: OutputFormat;
  /** The municipality's own Word template; null for our layout and for other formats. */
  readonly templateNo: number | null;
  /** SHA-256 of all that it is drawn from: `content` of a finalised memo, `contentHash` of other facts. */
  readonly madeFrom: string;
};

export type OutputMade = OutputKey & {
  /** What drew it, with its version: one of `RENDERERS`. */
  readonly renderer: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What the file is called where it is saved. */
  readonly name: string;
};

/** A generated file that is kept. */
export type Output = OutputKey & {
  readonly id: string;
  readonly renderer: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  /** When it was made. */
  readonly at: Date;
};

/**
 * Keeps a generated file with what it was made of. What has been made of the same before stays as it is, and is what is
 * given back: nobody gets two different files of one finalised text.
 *
 * Call it in the transaction that uses the file; draw the bytes before, so that no transaction waits for a renderer:
 * `storeOutput(work, { caseId, kind: 'minutes-extract', format: 'pdf', templateNo: null, madeFrom: contentHash(facts),
 * renderer: RENDERERS.pdf, bytes, mediaType: MEMO_FORMATS.pdf.mediaType, name: 'protokollsutdrag.pdf' })`.
 * @throws AppError `forbidden`, `case-not-found`
 */
export async function storeOutput(work: Work, made: OutputMade): Promise<Output> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'office:read', { municipalityId });
  await caseStanding(work, made.caseId);
  const known = await findOutput(work, made);
  if (known !== null) return known;
  const { caseId, kind, format, templateNo, madeFrom, renderer, bytes, mediaType, name } = made;
  const sha256 = await storeFile(tx, municipalityId, { bytes, name, mediaType });
  const id = newId();
  const { numInsertedOrUpdatedRows: stored = 0n } = await tx
    .withTables<ReportBackTables>()
    .insertInto('output')
    .values({
      municipality_id: municipalityId,
      id,
      case_id: caseId,
      kind,
      format,
      template_no: templateNo,
      made_from: madeFrom,
      renderer,
      file_sha256: sha256,
      by_person: actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (stored > 0n) {
    await appendAudit(tx, {
      municipalityId,
      type: 'output-made',
      subjectId: caseId,
      personId: actor.personId,
      data: { output: id, kind, format, sha256, from: madeFrom, template: templateNo, via: actor.via },
    });
  }
  const output = await findOutput(work, made);
  if (output === null) throw new Error('an output that was kept is not there');
  return output;
}

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** The file that has been made of this, or null where none has. */
async function findOutput(of: In, key: OutputKey): Promise<Output | null> {
  const made = await listOutputs(of, key.caseId);
  const fields = ['kind', 'format', 'templateNo', 'madeFrom'] as const;
  return made.find((one) => fields.every((field) => one[field] === key[field])) ?? null;
}

/** Every file that has been made in a case, those made last first. */
export function listOutputs(of: In, caseId: string): Promise<Output[]> {
  return outputs(of, sql`o.case_id = ${caseId}`);
}

/** One that has been made; null where there is none by this id. */
export async function outputById(of: In, id: string): Promise<Output | null> {
  return (await outputs(of, sql`o.id = ${id}`))[0] ?? null;
}

async function outputs({ tx, municipalityId }: In, which: RawBuilder<unknown>): Promise<Output[]> {
  const { rows } = await sql<Output>`
    select o.id, o.case_id as "caseId", o.kind, o.format, o.template_no as "templateNo", o.made_from as "madeFrom", o.renderer,
      o.file_sha256 as sha256, f.bytes::int as bytes, f.name, o.at
    from output o join file f on (f.municipality_id, f.sha256) = (o.municipality_id, o.file_sha256)
    where o.municipality_id = ${municipalityId} and ${which} order by o.id desc`.execute(tx);
  return rows;
}

/** The bytes of a generated file; null where there is none by this id, or its content has been erased. */
export async function outputFile(of: In, id: string): Promise<StoredFile | null> {
  const output = await outputById(of, id);
  return output === null ? null : loadFile(of.tx, of.municipalityId, output.sha256);
}
