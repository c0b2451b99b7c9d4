import { error } from '@sveltejs/kit';
import { tryLimit } from '#access/try-limit.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { findReportLink, noteClosedLink, type ClosedLink, type ReportLink } from '#follow-up/report-link.server.ts';
import type { Context } from '#platform/context.server.ts';
import { ERRORS, sentenceFor, AppError, type ErrorCode } from '#platform/errors.ts';
import { refuse } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

const REFUSED: Readonly<Record<ClosedLink, ErrorCode>> = {
  unknown: 'report-link-unknown',
  expired: 'report-link-expired',
  revoked: 'report-link-revoked',
};

/** Links that open nothing, all together: those that do are never held up by somebody who guesses. */
const mayMiss = tryLimit(30, 60_000);

type Asked = {
  readonly params: Partial<Record<string, string>>;
  setHeaders(headers: Record<string, string>): void;
};

/** What the link in the address opens, and the day it is. A link that opens nothing is a calm page, and is kept in the chain. */
export async function openedLink({
  params,
  setHeaders,
}: Asked): Promise<{ readonly ctx: Context; readonly link: ReportLink; readonly today: string }> {
  const ctx = await siteContext();
  const { db } = ctx;
  const token = params['token'] ?? '';
  const link = await findReportLink(db, token);
  if (typeof link !== 'string') return { ctx, link, today: swedishDay(new Date()) };
  if (!mayMiss(Date.now())) {
    setHeaders({ 'retry-after': '60' });
    closed('report-link-busy');
  }
  await noteClosedLink(db, token, link);
  closed(REFUSED[link]);
}

/** One transaction by whoever the link is for. */
export async function linkWork<T>(
  event: Asked,
  act: (work: Work, link: ReportLink, today: string) => Promise<T>,
): Promise<T> {
  const { ctx, link, today } = await openedLink(event);
  return inWork(ctx.db, link.municipalityId, link.actor, (work) => act(work, link, today)).catch(refuse);
}

function closed(code: ErrorCode): never {
  error(ERRORS[code].status, sentenceFor(new AppError(code)));
}
