import { swedishDay } from '#checking/day-words.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import { LONGEST_QUESTION } from '#follow-up/question.ts';
import { takeQuestion } from '#follow-up/write-question.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { isAddress } from '#publication/public-address.ts';
import { publishedPoint, type PointAt } from '#publication/published-point.server.ts';

/** What the form for a question of a point carries. */
export function questionTicket(secret: string, pointId: string, now: Date): string {
  return newTicket(secret, ticketOf(pointId), now);
}

function ticketOf(pointId: string): string {
  return `${pointId} question`;
}

export type QuestionFault = 'expired' | 'empty' | 'too-long' | 'full' | 'closed';

/**
 * Takes a question about a published point. The ticket that the shown form carried makes a form sent twice one question.
 * @returns what was wrong; null where it is taken
 * @throws AppError `not-found`
 */
export async function askQuestion(
  ctx: Pick<Context, 'db' | 'secret'>,
  { slug, path, lang, now }: PointAt,
  { ticket, body }: { readonly ticket: string; readonly body: string },
): Promise<QuestionFault | null> {
  if (!isAddress(slug, path)) throw new AppError('not-found');
  const result = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId) => {
    const found = await publishedPoint(tx, municipalityId, { path, lang });
    if (found === null) throw new AppError('not-found');
    const { id: pointId, model } = found;
    if (model.outcome !== null) return { fault: 'closed' as const };
    if (body === '') return { fault: 'empty' as const };
    if (body.length > LONGEST_QUESTION) return { fault: 'too-long' as const };
    const id = readTicket(ctx.secret, ticketOf(pointId), ticket, now);
    if (id === null) return { fault: 'expired' as const };
    try {
      await takeQuestion(tx, municipalityId, { id, pointId, body, lang, day: swedishDay(now) });
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'questions-full') return { fault: 'full' as const };
      throw fault;
    }
    return { fault: null };
  });
  if (result === null) throw new AppError('not-found');
  return result.fault;
}
