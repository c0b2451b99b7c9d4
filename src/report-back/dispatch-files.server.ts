import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { RENDERERS } from '#documents/renderers.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { finalDocument, type InTurn } from '#report-back/case-documents.server.ts';
import { followedOf, rulingsOf } from '#report-back/decision-queries.server.ts';
import type { Adjusted, Ruling } from '#report-back/decision-record.ts';
import { drawExtract, type FileDrawn } from '#report-back/draw-extract.server.ts';
import { listOutputs, outputFile, storeOutput, type OutputKey } from '#report-back/output-store.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';

type FileKept = FileDrawn & { readonly sha256: string };
type In = Pick<Work, 'tx' | 'municipalityId'>;

/** What a decision is sent with. */
export type DispatchMaterial = {
  readonly caseId: string;
  readonly ruling: Ruling;
  readonly adjusted: NonNullable<Adjusted> & { readonly no: number };
};

/** @throws AppError `case-not-found`, `decision-missing`, `dispatch-too-early` where the minutes are not adjusted */
export async function dispatchMaterial(of: In, caseId: string): Promise<DispatchMaterial> {
  await caseStanding(of, caseId);
  const { decided, adjusted } = await followedOf(of, caseId);
  const ruling = (await rulingsOf(of, caseId)).find(({ stepNo }) => stepNo === decided?.no);
  if (ruling === undefined) throw new AppError('decision-missing');
  if (adjusted === null) throw new AppError('dispatch-too-early');
  return { caseId, ruling, adjusted };
}

function keyOf({ caseId, ruling, adjusted }: DispatchMaterial): OutputKey {
  const { day, by } = adjusted;
  const madeFrom = contentHash({ ruling, adjusted: { day, by } });
  return { caseId, kind: 'minutes-extract', format: 'pdf', templateNo: null, madeFrom };
}

/** The extract, drawn. Outside a transaction: none waits for a renderer. @throws AppError of renderPdf */
export async function drawDispatch({ ruling, adjusted }: DispatchMaterial): Promise<FileDrawn> {
  return drawExtract(ruling, adjusted, 'pdf');
}

/**
 * The files as they are kept from now on, and the finalised memo where it has been made: what was made of the same ruling
 * before is what is sent again.
 */
export async function keepDispatch(
  work: Work,
  material: DispatchMaterial,
  drawn: FileDrawn,
): Promise<readonly FileKept[]> {
  const kept = await storeOutput(work, { ...keyOf(material), renderer: RENDERERS.pdf, ...drawn });
  const file = await outputFile(work, kept.id);
  if (file === null) throw new Error('the extract that was kept is not there');
  const extract = { name: kept.name, mediaType: file.mediaType, bytes: file.content, sha256: kept.sha256 };
  return [extract, ...(await finalMemo(work, material.caseId))];
}

/** The extract as it was made already of the same ruling; null where it has not been. */
export async function extractKept(of: In, material: DispatchMaterial): Promise<FileKept | null> {
  const { madeFrom } = keyOf(material);
  const made = (await listOutputs(of, material.caseId)).find((one) => one.madeFrom === madeFrom) ?? null;
  const file = made === null ? null : await outputFile(of, made.id);
  if (made === null || file === null) return null;
  return { name: made.name, mediaType: file.mediaType, bytes: file.content, sha256: made.sha256 };
}

/**
 * The finalised memo as a PDF, which goes out with the decision: made and kept now where nobody has made it before. Nothing
 * where no memo was finalised.
 * @throws AppError as the renderers do
 */
export async function memoToSend(inTurn: InTurn, caseId: string): Promise<readonly FileDrawn[]> {
  try {
    return [await finalDocument(inTurn, caseId, 'memo', 'pdf')];
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'case-not-finalised') return [];
    throw fault;
  }
}

/** The finalised memo as it was made into a PDF; nothing where none has been made of the one that counts. */
async function finalMemo({ tx, municipalityId }: In, caseId: string): Promise<readonly FileKept[]> {
  const { rows } = await sql<{ content: string }>`
    select content from memo_final where municipality_id = ${municipalityId} and case_id = ${caseId}
    order by no desc limit 1`.execute(tx);
  const made = (await listOutputs({ tx, municipalityId }, caseId)).find(
    ({ kind, format, madeFrom }) => kind === 'memo' && format === 'pdf' && madeFrom === rows[0]?.content,
  );
  const file = made === undefined ? null : await outputFile({ tx, municipalityId }, made.id);
  if (made === undefined || file === null) return [];
  return [{ name: made.name, mediaType: file.mediaType, bytes: file.content, sha256: made.sha256 }];
}

/**
 * Everything of a decision in one file, to hand over: what is sent, and a list of it. The same material gives the same bytes.
 * @param files as keepDispatch gives them
 */
export function dispatchPackage({ ruling, adjusted }: DispatchMaterial, files: readonly FileDrawn[]): Uint8Array {
  const { facts, paragraph } = ruling;
  const list = [
    `${facts.body}, ${facts.municipality}: beslut §\u00a0${paragraph}, ${dayWords(facts.day)}`,
    facts.matter,
    ...(facts.registryNumber === null ? [] : [`Diarienummer: ${facts.registryNumber}`]),
    `Protokollet justerades ${dayWords(adjusted.day)} av ${adjusted.by}.`,
    '',
    'Beslutet skickas till:',
    ...facts.recipients.map((one) => `- ${one}`),
    '',
    'Filer (kontrollsumma SHA-256):',
    ...files.map(({ name, bytes }) => `- ${name}: ${createHash('sha256').update(bytes).digest('hex')}`),
    '',
  ].join('\r\n');
  const mtime = new Date(`${adjusted.day}T12:00:00`);
  return zipSync({
    'innehall.txt': [strToU8(list), { mtime }],
    ...Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { mtime }]] as const)),
  });
}
