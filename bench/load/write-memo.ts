import type { Work } from '#access/work.server.ts';
import { writeCase } from '#report-back/write-case.server.ts';

export type MemoOf = { readonly promiseId: string; readonly year: number; readonly municipality: string };

/** The council's case about a promise that is over, with all that its memo needs. */
export async function writeMemoOf(work: Work, { promiseId, year, municipality }: MemoOf): Promise<void> {
  await writeCase(work, {
    kind: 'report-back',
    promiseId,
    registryNumber: `KS ${year + 1}-${100 + (year % 50)}`,
    decisionBody: 'Kommunstyrelsen',
    importId: null,
    memo: {
      dated: `${year + 1}-02-01`,
      sections: {
        municipality: null,
        department: 'Kommunledningskontoret',
        decisionBasis: ['Medborgarlöftet och uppföljningen av det'],
        perspectives: [],
        coDetermination: null,
        committeeReporting: [],
        signatories: [],
        statedCounts: null,
        countsAsStated: false,
        prose: [],
      },
      proposals: ['Kommunstyrelsen godkänner återrapporteringen.'],
      consultation: [{ party: `Polisen i ${municipality}`, verdict: 'endorses' }],
      dispatch: ['Kommunledningskontoret', `Polisen i ${municipality}`],
    },
  });
}
