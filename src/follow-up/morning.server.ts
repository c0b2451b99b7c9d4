import { makeReportLink } from '#follow-up/report-link.server.ts';
import type { Context } from '#platform/context.server.ts';
import type { NoticeKind } from '#platform/mail/notice-kinds.ts';
import { writeDigests, type LinkMaker } from '#platform/mail/write-digests.server.ts';

const BY_LINK: readonly NoticeKind[] = ['report-request', 'report-reminder', 'report-late'];

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
 * What happens by itself on a working day: everybody gets their one mail.
 * @param today the day in Sweden
 */
export async function workTheMorning(ctx: Context, today: string): Promise<{ readonly mails: number }> {
  return { mails: await writeDigests(ctx, today, REPORT_LINKS) };
}
