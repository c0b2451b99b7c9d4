import type { Work } from '#access/work.server.ts';
import type { DemoCase, DemoMemo } from '#report-back/demo-data.ts';
import { sittingsBetween } from '#places/sittings.server.ts';
import { openCase } from '#report-back/open-case.server.ts';
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

/** Opens a case that is on its way to a sitting, as a draft. Throws where the body does not meet that day. */
export async function openDemoCase(work: Work, promiseId: string, officerId: string, demo: DemoCase): Promise<void> {
  const sittings = await sittingsBetween(work, demo.sitting, demo.sitting);
  const sitting = sittings.find(({ forum }) => forum === demo.forum);
  if (sitting === undefined) throw new Error(`the demonstration's ${demo.forum} does not meet on ${demo.sitting}`);
  const { kind, registryNumber } = demo;
  await openCase(work, { promiseId, kind, officerId, aim: { sittingId: sitting.id }, registryNumber });
}
