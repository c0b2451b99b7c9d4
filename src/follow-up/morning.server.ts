import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { makeReportLink } from '#follow-up/report-link.server.ts';
import { runLateClock } from '#follow-up/run-late-clock.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import type { NoticeKind } from '#platform/mail/notice-kinds.ts';
import { writeDigests, type LinkMaker } from '#platform/mail/write-digests.server.ts';

const BY_LINK: readonly NoticeKind[] = ['report-request', 'report-reminder', 'report-late', 'report-handed-on'];

const WORKER: Actor = { personId: null, via: 'worker' };

/** What one is asked in a round is opened by a link of one's own. */
export const REPORT_LINKS: LinkMaker = {
  opens: (kind) => BY_LINK.includes(kind),
  make: async (tx, { municipalityId, subjectId, personId }) =>
    answerPath(await makeReportLink(tx, { municipalityId, roundId: subjectId, personId })),
};

/** The page with the three questions. */
function answerPath(token: string): string {
  return `/arbete/svar/${token}`;
}

/**
 * What a working-day morning brings: in each municipality the late clock, and then everybody's one mail. What goes wrong in one
 * municipality does not stop the others. Run again the same day it does nothing more.
 * @param today the day in Sweden
 * @param later makes the links of notices that a later room has written
 */
export async function workTheMorning(
  ctx: Pick<Context, 'db' | 'secret' | 'config'>,
  today: string,
  later?: LinkMaker,
): Promise<{ readonly notices: number; readonly mails: number }> {
  let notices = 0;
  for (const { id } of await listMunicipalities(ctx.db)) {
    notices += await inWork(ctx.db, id, WORKER, (work) => runLateClock(work, today)).catch((fault: unknown) => {
      logFault('förseningsklockan', fault);
      return 0;
    });
  }
  return { notices, mails: await writeDigests(ctx, today, later === undefined ? REPORT_LINKS : both(later)) };
}

function both(later: LinkMaker): LinkMaker {
  const makerOf = (kind: NoticeKind): LinkMaker => (later.opens(kind) ? later : REPORT_LINKS);
  return {
    opens: (kind) => makerOf(kind).opens(kind),
    make: (tx, asked) => makerOf(asked.kind).make(tx, asked),
  };
}
