import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { AppError } from '#platform/errors.ts';
import { fileHash } from '#platform/files.server.ts';
import {
  CASE_DOCUMENTS,
  isCaseDocument,
  isCaseFormat,
  type CaseDocumentKind,
  type CaseFormat,
  type MemoSource,
} from '#report-back/case-document-kinds.ts';
import { drawCaseDocument, rendererOf, type Drawing } from '#report-back/draw-case-document.server.ts';
import { MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { loadMemoOfCase } from '#report-back/memo-queries.server.ts';
import type { Remade } from '#report-back/remade.ts';
import { listOutputs, outputById, outputFile, storeOutput, type OutputKey } from '#report-back/output-store.server.ts';
import { chosenTemplate, templateBytes } from '#report-back/own-template.server.ts';
import { frozenLook, presentLook } from '#report-back/memo-look.server.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { caseStanding } from '#report-back/take-step.server.ts';

/** Something done in a transaction of its own: documents are drawn between two, so that none waits for a renderer. */
export type InTurn = <T>(act: (work: Work) => Promise<T>) => Promise<T>;
type In = Pick<Work, 'tx' | 'municipalityId'>;

export type CaseFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string };

/**
 * A document of a case's finalised memo: the file that was made before, or made now and kept. It is drawn from what was
 * frozen alone, in the Word template that applies when it is made for the first time.
 * @throws AppError `case-not-found`; `case-not-finalised` where the memo is a draft; as the renderers do
 */
export async function finalDocument(
  inTurn: InTurn,
  caseId: string,
  kind: CaseDocumentKind,
  format: CaseFormat,
): Promise<CaseFile> {
  const found = await inTurn(async (work) => {
    authorize(work.actor, 'office:read', { municipalityId: work.municipalityId });
    await caseStanding(work, caseId);
    const final = await latestFinal(work, caseId);
    if (final === null) throw new AppError('case-not-finalised');
    const templateNo = format === 'docx' ? await chosenTemplate(work) : null;
    const key: OutputKey = { caseId, kind, format, templateNo, madeFrom: final.content };
    // In whichever template it was made: what has gone out does not change when another is chosen.
    const made = (await listOutputs(work, caseId)).find(
      (one) => one.kind === kind && one.format === format && one.madeFrom === final.content,
    );
    const file = made === undefined ? null : await outputFile(work, made.id);
    const template = templateNo === null ? null : await templateBytes(work, templateNo);
    const look = file === null ? await frozenLook(work, final.frozen) : null;
    return {
      key,
      file,
      drawing: { kind, format, source: final.frozen, draft: false, template, look } satisfies Drawing,
    };
  });
  const { mediaType, extension } = MEMO_FORMATS[format];
  const name = `${CASE_DOCUMENTS[kind].file}${format === 'pdfa' ? '-arkiv' : ''}.${extension}`;
  if (found.file !== null) return { bytes: found.file.content, mediaType, name };
  const bytes = await drawCaseDocument(found.drawing);
  const renderer = rendererOf(found.drawing);
  await inTurn((work) => storeOutput(work, { ...found.key, renderer, bytes, mediaType, name }));
  return { bytes, mediaType, name };
}

/** The same of the memo as it stands now, marked as a draft; nothing is kept. @throws AppError `case-not-found` */
export async function draftDocument(
  inTurn: InTurn,
  caseId: string,
  kind: CaseDocumentKind,
  format: CaseFormat,
): Promise<CaseFile> {
  const drawing = await inTurn(async (work): Promise<Drawing> => {
    authorize(work.actor, 'office:read', { municipalityId: work.municipalityId });
    const source = await loadMemoOfCase(work, caseId, { site: null, today: swedishDay(new Date()) });
    if (source === null) throw new AppError('case-not-found');
    const templateNo = format === 'docx' ? await chosenTemplate(work) : null;
    const template = templateNo === null ? null : await templateBytes(work, templateNo);
    const look = await presentLook(work, source.profile, source.record);
    return { kind, format, source, draft: true, template, look };
  });
  const { mediaType, extension } = MEMO_FORMATS[format];
  return {
    bytes: await drawCaseDocument(drawing),
    mediaType,
    name: `${CASE_DOCUMENTS[kind].file}-utkast.${extension}`,
  };
}

/**
 * Makes a kept document again of what it was made of, and compares it with what is kept, byte for byte.
 * @throws AppError `case-document-missing` where there is none, or it is no document that is drawn from a memo
 */
export async function remakeDocument(inTurn: InTurn, outputId: string): Promise<Remade> {
  const { output, drawing } = await inTurn(async (work) => {
    authorize(work.actor, 'office:read', { municipalityId: work.municipalityId });
    const known = await outputById(work, outputId);
    if (known === null || !isCaseDocument(known.kind) || !isCaseFormat(known.format))
      throw new AppError('case-document-missing');
    const { caseId, kind, format, templateNo, madeFrom } = known;
    const source = await finalOf(work, caseId, madeFrom);
    const template = templateNo === null ? null : await templateBytes(work, templateNo);
    if (source === null || (templateNo !== null && template === null)) throw new AppError('case-document-missing');
    const look = await frozenLook(work, source.frozen);
    return {
      output: known,
      drawing: { kind, format, source: source.frozen, draft: false, template, look } satisfies Drawing,
    };
  });
  const bytes = await drawCaseDocument(drawing);
  const rendererNow = rendererOf(drawing);
  return { same: fileHash(bytes) === output.sha256, renderer: output.renderer, rendererNow };
}

type Final = { readonly no: number; readonly content: string; readonly frozen: MemoSource };

/** The memo as it was finalised last; null for a draft, also for one that was opened again. */
async function latestFinal(of: In, caseId: string): Promise<Final | null> {
  const { step } = await caseStanding(of, caseId);
  if (memoIsOpen(step)) return null;
  const { rows } = await sql<Final>`
    select no, content, frozen from memo_final where municipality_id = ${of.municipalityId} and case_id = ${caseId}
    order by no desc limit 1`.execute(of.tx);
  return rows[0] ?? null;
}

async function finalOf({ tx, municipalityId }: In, caseId: string, content: string): Promise<Final | null> {
  const { rows } = await sql<Final>`
    select no, content, frozen from memo_final where municipality_id = ${municipalityId} and case_id = ${caseId}
      and content = ${content} limit 1`.execute(tx);
  return rows[0] ?? null;
}
