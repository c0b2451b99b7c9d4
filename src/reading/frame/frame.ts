import type { PassageRole } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';
import { readAgreements } from '#reading/frame/agreements.ts';
import { readAreas } from '#reading/frame/areas.ts';
import type { Claim } from '#reading/points/claims.ts';
import { readCoDetermination } from '#reading/frame/co-determination.ts';
import { readCommitteeReporting } from '#reading/frame/committee-reporting.ts';
import { readConsultation } from '#reading/frame/consultation.ts';
import { readDecisionBasis } from '#reading/frame/decision-basis.ts';
import { readDecisionBody, readProposedDecisions } from '#reading/frame/decisions.ts';
import { readDepartment } from '#reading/frame/department.ts';
import { readDispatch } from '#reading/frame/dispatch.ts';
import { readDocumentDate } from '#reading/frame/document-date.ts';
import { withoutBlocks, type FrameSource } from '#reading/frame/frame-source.ts';
import { readGoals } from '#reading/frame/goals.ts';
import { readLetterhead } from '#reading/frame/letterhead.ts';
import { readMunicipality } from '#reading/frame/municipality.ts';
import { readParties } from '#reading/frame/parties.ts';
import { readPerspectives } from '#reading/frame/perspectives.ts';
import { readPromisePeriod } from '#reading/frame/promise-period.ts';
import { readPublications } from '#reading/frame/publications.ts';
import { readRegistryNumber } from '#reading/frame/registry-number.ts';
import { readSignatories } from '#reading/frame/signatories.ts';
import { readStatedCounts } from '#reading/frame/stated-counts.ts';
import { readTitle } from '#reading/frame/title.ts';

export type FrameFields = Omit<Report, 'format' | 'source' | 'kind' | 'points' | 'sections' | 'unplaced' | 'findings'>;

export type Frame = {
  readonly fields: FrameFields;
  /** Blocks that fields have taken, with the role of their words; the first claim on a block stands. */
  readonly claims: ReadonlyMap<number, PassageRole>;
  /** Fields that only quote running text: their blocks stay where they are. */
  readonly quotes: ReadonlyMap<number, PassageRole>;
};

/** Reads everything in the report but its points. What the document does not say is null or empty. */
export function readFrame(source: FrameSource): Frame {
  const title = readTitle(source);
  const municipality = readMunicipality(source);
  const period = readPromisePeriod(source, title.value);
  const registryNumber = readRegistryNumber(source);
  const date = readDocumentDate(source);
  const signatories = readSignatories(source);
  const signed = signatories.claims.map((claim) => claim.no);
  const unsigned = withoutBlocks(source, signed);
  const decisions = readProposedDecisions(unsigned);
  const basis = readDecisionBasis(unsigned);
  const goals = readGoals(unsigned);
  const consultation = readConsultation(unsigned);
  const perspectives = readPerspectives(unsigned);
  const department = readDepartment(source, signed);
  const dispatch = readDispatch(source, signed);
  const publications = readPublications(source, period === null ? null : Number(period.from.slice(0, 4)));
  return {
    fields: {
      title: title.value,
      municipality,
      areas: readAreas(source, title.value, municipality),
      period,
      parties: readParties(source, municipality),
      registryNumber: registryNumber.value,
      date: date.value,
      decisionBody: readDecisionBody(source, decisions.value),
      proposedDecisions: decisions.value,
      decisionBasis: basis.value,
      agreements: readAgreements(source),
      statedCounts: readStatedCounts(source),
      goals: goals.value,
      consultation: consultation.value,
      perspectives: perspectives.value,
      coDetermination: readCoDetermination(source),
      committeeReporting: readCommitteeReporting(source),
      publications: publications.value,
      department: department.value,
      signatories: signatories.value,
      dispatch: dispatch.value,
    },
    claims: firstOf([
      department,
      signatories,
      dispatch,
      title,
      registryNumber,
      date,
      decisions,
      basis,
      goals,
      consultation,
      perspectives,
      readLetterhead(source, title.claims[0]?.no ?? null),
    ]),
    quotes: firstOf([publications]),
  };
}

function firstOf(found: readonly { readonly claims: readonly Claim[] }[]): Map<number, PassageRole> {
  const roles = new Map<number, PassageRole>();
  for (const { no, role } of found.flatMap((field) => field.claims)) if (!roles.has(no)) roles.set(no, role);
  return roles;
}
