import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadCases } from '#report-back/case-queries.server.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { listOutputs, type Output } from '#report-back/output-store.server.ts';
import { chosenTemplate } from '#report-back/own-template.server.ts';

export type CaseDocumentsPage = {
  readonly municipality: MunicipalityRef;
  readonly caseId: string;
  readonly promise: string;
  readonly promiseSlug: string;
  /** The memo is a draft: its documents say so, and none is kept. */
  readonly draft: boolean;
  /** The municipality's Word template that applies; null for Löftet's own layout. */
  readonly templateNo: number | null;
  readonly outputs: readonly Output[];
  /** The memo was finalised, by the hash of what was frozen: as which number. */
  readonly finals: Readonly<Record<string, number>>;
};

/** What the page of a case's documents shows; null where the municipality has no such case. */
export async function loadCaseDocuments(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
): Promise<CaseDocumentsPage | null> {
  const [found] = await loadCases(work, caseId);
  if (found === undefined) return null;
  const { rows } = await sql<{ no: number; content: string }>`
    select no, content from memo_final where municipality_id = ${work.municipalityId} and case_id = ${caseId}
    order by no`.execute(work.tx);
  return {
    municipality,
    caseId,
    promise: found.promise,
    promiseSlug: found.promiseSlug,
    draft: memoIsOpen(found.step),
    templateNo: await chosenTemplate(work),
    outputs: await listOutputs(work, caseId),
    finals: Object.fromEntries(rows.map(({ no, content }) => [content, no])),
  };
}
