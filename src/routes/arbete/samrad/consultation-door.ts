import { error } from '@sveltejs/kit';
import { tryLimit } from '#access/try-limit.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { AppError, ERRORS, sentenceFor, type ErrorCode } from '#platform/errors.ts';
import { findConsultationLink, noteRefusedLink, type ConsultationLink } from '#report-back/consultation-link.server.ts';
import { refuse } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

/** Links that open nothing, all together: those that do are never held up by somebody who guesses. */
const mayMiss = tryLimit(30, 60_000);

type Asked = {
  readonly params: Partial<Record<string, string>>;
  setHeaders(headers: Record<string, string>): void;
};

/** One transaction by the party that the link in the address is for. A link that opens nothing is a calm page. */
export async function consultationWork<T>(
  { params, setHeaders }: Asked,
  act: (work: Work, link: ConsultationLink) => Promise<T>,
): Promise<T> {
  const { db } = await siteContext();
  const token = params['token'] ?? '';
  const link = await findConsultationLink(db, token);
  if (link !== null) return inWork(db, link.municipalityId, link.actor, (work) => act(work, link)).catch(refuse);
  if (!mayMiss(Date.now())) {
    setHeaders({ 'retry-after': '60' });
    closed('report-link-busy');
  }
  await noteRefusedLink(db, token);
  closed('consultation-link-closed');
}

function closed(code: ErrorCode): never {
  error(ERRORS[code].status, sentenceFor(new AppError(code)));
}
