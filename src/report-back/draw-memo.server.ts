import type { Report } from '#checking/report.ts';
import { inWork } from '#access/work.server.ts';
import { authorize } from '#access/authorize.ts';
import type { Actor } from '#access/actor.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import { signsNotInPdf } from '#documents/unknown-signs.server.ts';
import type { DocumentLook } from '#documents/document-look.ts';
import type { DocumentModel } from '#documents/document.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { publicSite } from '#platform/site-address.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { readReport } from '#reading/read-report.server.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { loadFinal } from '#report-back/finalise-memo.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { MEMO_FORMATS, type MemoFormat } from '#report-back/memo-formats.ts';
import { frozenLook, presentLook } from '#report-back/memo-look.server.ts';
import { memoGaps, type MemoGap } from '#report-back/memo-gaps.ts';
import { loadMemoAndCase, loadMemoOfCase } from '#report-back/memo-queries.server.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { memoReport } from '#report-back/memo-report.ts';

export type MemoWanted = { readonly format: MemoFormat; readonly draft: boolean };

export type MemoDrawn = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What a draft marks as missing, and who must supply it. */
  readonly gaps: readonly MemoGap[];
  /** The signs that it cannot show, where it is a PDF. */
  readonly unknownSigns: readonly string[];
};

/** One case of a municipality ("linkoping"). */
type CaseRef = { readonly municipality: string; readonly caseId: string };

/**
 * The memo of a promise's latest case, or of one case, as a file, drawn from the record as it stands; a case's
 * finalised memo from what was frozen.
 * @param ref 'linkoping/skaggetorp-2017', or the case
 * @throws AppError `promise-not-found`, `case-not-found`; `memo-incomplete` for one that is no draft and lacks something, or has a fault
 */
export async function drawMemo(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  ref: string | CaseRef,
  { format, draft }: MemoWanted,
): Promise<MemoDrawn> {
  const { record, profile, look } = await memoOf(ctx, actor, ref);
  const gaps = memoGaps(record, profile);
  const model = memoDocument(record, { draft, profile });
  const html = Buffer.from(renderHtml(model));
  if (!draft) await refuseIncomplete(gaps, html);
  const bytes =
    format === 'json' ? await jsonOf(record, html) : await rendered(look === null ? model : { ...model, look }, format);
  const unknownSigns = format === 'pdf' || format === 'pdfa' ? signsNotInPdf(model) : [];
  return { bytes, mediaType: MEMO_FORMATS[format].mediaType, gaps, unknownSigns };
}

type MemoAndProfile = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  readonly look: DocumentLook | null;
};

/** What a memo is drawn from, and by. @throws AppError `promise-not-found`, `case-not-found` */
async function memoOf(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  ref: string | CaseRef,
): Promise<MemoAndProfile> {
  const ofCase = typeof ref === 'string' ? null : ref;
  const [slug = '', promiseSlug = '', ...rest] = typeof ref === 'string' ? ref.split('/') : [ref.municipality];
  const municipality = rest.length > 0 ? null : await findMunicipality(ctx.db, slug);
  if (municipality === null) throw new AppError('promise-not-found');
  const memo = await inWork(ctx.db, municipality.id, actor, async (work) => {
    authorize(actor, 'office:read', { municipalityId: work.municipalityId });
    const [site, today] = [publicSite(ctx.config), swedishDay(new Date())];
    if (ofCase !== null) {
      const drawn = await loadMemoOfCase(work, ofCase.caseId, { site, today });
      if (drawn === null) return null;
      const open = memoIsOpen((await caseStanding(work, ofCase.caseId)).step);
      const frozen = open ? undefined : (await loadFinal(work, ofCase.caseId))?.frozen;
      if (frozen === undefined) return { ...drawn, look: await presentLook(work, drawn.profile, drawn.record) };
      return { ...drawn, ...frozen, look: await frozenLook(work, frozen) };
    }
    const id = await findPromise(work.tx, municipality.id, promiseSlug);
    const found = id === null ? null : await loadMemoAndCase(work, id, site, today);
    return found === null ? null : { ...found, look: await presentLook(work, found.profile, found.record) };
  });
  if (memo === null) throw new AppError(ofCase === null ? 'promise-not-found' : 'case-not-found');
  return memo;
}

async function rendered(model: DocumentModel, format: Exclude<MemoFormat, 'json'>): Promise<Uint8Array> {
  if (format === 'html') return Buffer.from(renderHtml(model));
  if (format === 'docx') return renderDocx(model);
  return renderPdf(model, format === 'pdf' ? 'ua-1' : 'a-2a');
}

async function jsonOf(record: MemoRecord, html: Uint8Array): Promise<Uint8Array> {
  return Buffer.from(`${JSON.stringify(memoReport(record, await readMemo(html)), null, 2)}\n`);
}

/** The memo's HTML as a reader of documents understands it, with what the checks say of it. */
async function readMemo(html: Uint8Array): Promise<Report> {
  return (await readReport(new Uint8Array(html), 'tjansteskrivelse.html')).report;
}

async function refuseIncomplete(gaps: readonly MemoGap[], html: Uint8Array): Promise<void> {
  const missing = gaps.map(({ what, who }) => `${what} (${who})`);
  const faults = (await readMemo(html)).findings.filter(({ severity }) => severity === 'error');
  const told = [
    ...(missing.length > 0 ? [`Det här saknas: ${missing.join(', ')}.`] : []),
    ...(faults.length > 0 ? [`Det här är fel: ${[...new Set(faults.map(({ message }) => message))].join(' ')}`] : []),
  ];
  if (told.length > 0) throw new AppError('memo-incomplete', { what: told.join(' ') });
}
