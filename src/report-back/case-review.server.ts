import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadSpelling } from '#checking/spelling.server.ts';
import { renderHtmlParts } from '#documents/render-html.ts';
import type { Accent } from '#places/accent-style.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { memoIsOpen, type CaseStep } from '#report-back/case-steps.ts';
import { faultAddress, type FinalFault } from '#report-back/final-faults.ts';
import { loadFinal, reviewCase } from '#report-back/finalise-memo.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoLookOnPage } from '#report-back/memo-look.server.ts';
import type { PlacedFinding } from '#report-back/memo-findings.ts';
import { loadCaseById } from '#report-back/memo-queries.server.ts';
import type { Drawing } from '#report-back/send-consultation.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';

export type CaseReviewPage = {
  readonly municipality: MunicipalityRef;
  readonly caseId: string;
  readonly promise: string;
  readonly step: CaseStep;
  readonly stepNo: number;
  readonly memoNo: number;
  /** The Swedish day when it was finalised; null while it is open. */
  readonly finalisedOn: string | null;
  readonly faults: readonly (FinalFault & { readonly address: string })[];
  /** The memo in parts, each with what the checks say of it. */
  readonly parts: readonly { readonly html: string; readonly findings: readonly PlacedFinding[] }[];
  /** The municipality's colour in it; null where it has the house's. */
  readonly colour: Accent | null;
  readonly may: { readonly finalise: boolean };
};

/**
 * A case's memo with what is wrong beside it: the draft as it stands, or the finalised one as it was frozen, of which
 * nothing is found any more. Null where the municipality has no such case.
 */
export async function loadCaseReview(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
  drawing: Drawing,
): Promise<CaseReviewPage | null> {
  const { municipalityId, actor } = work;
  if ((await loadCaseById(work, caseId)) === null) return null;
  const { no, step } = await caseStanding(work, caseId);
  const final = memoIsOpen(step) ? null : await loadFinal(work, caseId);
  // Nobody is told what is found in a finalised memo, so its words are not looked up.
  const review = await reviewCase(work, caseId, drawing, final === null ? await loadSpelling() : null);
  const { promise, council, findings, faults } = review;
  const { record, profile } = final?.frozen ?? review;
  const look = await memoLookOnPage(work, { draft: final === null, profile, ...final?.frozen });
  const html = renderHtmlParts({ ...memoDocument(record, { draft: final === null, profile }), look });
  const of = { municipality: municipality.slug, promise: promise.slug, caseId };
  return {
    municipality,
    caseId,
    promise: promise.title,
    step,
    stepNo: no,
    memoNo: council.no,
    finalisedOn: final?.on ?? null,
    faults: final === null ? faults.map((fault) => ({ ...fault, address: faultAddress(fault, of) })) : [],
    parts: html.map((part, index) => ({
      html: part,
      findings: final === null ? findings.filter((one) => one.part === index) : [],
    })),
    colour: look.colour,
    may: { finalise: memoIsOpen(step) && can(actor, 'memo:write', promiseScope(municipalityId, promise)) },
  };
}
