import { check } from '#checking/check.ts';
import type { ReportRead, Spelling } from '#checking/material.ts';
import type { Dates, Finding } from '#checking/report.ts';

/**
 * Everything that is wrong with one point as it is being written: the same engine as for a whole document.
 * `period` is the promise's, both ends inclusive, or null while it is not set. Findings name no block and no point.
 */
export function checkPoint(
  text: string,
  { period, spelling = null }: { period: Dates | null; spelling?: Spelling | null },
): Finding[] {
  return check(typedPromise(text, period), [{ block: null, role: 'point', text, point: 1 }], [], spelling).map(
    (found) => ({
      ...found,
      point: null,
    }),
  );
}

/** A promise that holds nothing but the point. */
function typedPromise(text: string, period: Dates | null): ReportRead {
  return {
    format: 'loftet-report/1',
    source: { file: '', mediaType: 'text/plain', sha256: '', blocks: 0 },
    kind: 'promise',
    title: null,
    municipality: null,
    areas: [],
    period,
    parties: [],
    registryNumber: null,
    date: null,
    decisionBody: null,
    proposedDecisions: [],
    decisionBasis: [],
    agreements: [],
    statedCounts: null,
    points: [
      {
        number: 1,
        owner: [],
        focusArea: null,
        promise: null,
        text,
        target: null,
        due: null,
        results: [],
        figures: [],
        carriedOver: null,
        blocks: [],
      },
    ],
    goals: [],
    consultation: [],
    perspectives: [],
    coDetermination: null,
    committeeReporting: [],
    publications: [],
    department: null,
    signatories: [],
    dispatch: [],
    sections: [],
    unplaced: [],
  };
}
