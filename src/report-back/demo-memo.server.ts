import type { Work } from '#access/work.server.ts';
import type { DemoMemo } from '#report-back/demo-data.ts';
import { writeCase } from '#report-back/write-case.server.ts';

/** Opens the council's case about a promise of the demonstration, with its memo. */
export async function writeDemoMemo(work: Work, promiseId: string, demo: DemoMemo): Promise<void> {
  await writeCase(work, {
    kind: demo.kind,
    promiseId,
    registryNumber: demo.registryNumber,
    decisionBody: demo.forum,
    importId: null,
    memo: {
      dated: demo.date,
      sections: {
        municipality: null,
        department: demo.department,
        decisionBasis: demo.decisionBasis,
        perspectives: demo.perspectives,
        coDetermination: demo.coDetermination,
        committeeReporting: demo.committeeReporting,
        signatories: demo.signatories,
        statedCounts: null,
        countsAsStated: false,
        prose: [],
      },
      proposals: demo.proposedDecisions,
      consultation: demo.consultation,
      dispatch: demo.dispatch,
    },
  });
}
