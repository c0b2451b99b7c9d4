import { swedishDay } from '#checking/day-words.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import type { Noticed } from '#follow-up/noticed.ts';
import { questionDue } from '#follow-up/question.ts';
import { roundAsked } from '#follow-up/noticed-queries.server.ts';
import { takeNoticed } from '#follow-up/take-noticed.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { questionTicket } from '#publication/ask-question.server.ts';
import { askedWords } from '#publication/noticed-shown.ts';
import type { PointModel } from '#publication/point-model.ts';
import { isAddress } from '#publication/public-address.ts';
import { publishedPoint, type PointAt } from '#publication/published-point.server.ts';

/** What everybody sees who may say whether a point is noticed: of published pages, and nothing else. */
export type NoticedPage = {
  readonly look: PublicLook;
  readonly point: Pick<PointModel, 'path' | 'number'> & PublishedWords;
  readonly promise: PointModel['promise'];
  readonly demo: boolean;
  /** Null while nobody is asked. */
  readonly asked: { readonly period: string; readonly ticket: string } | null;
  /** For a question of one's own, with the last day to answer one that is asked now; null where the point is closed. */
  readonly question: { readonly due: string; readonly ticket: string } | null;
  /** Where the point went on, in the latest promise that is published; null where it did not. */
  readonly onward: string | null;
};
/** `isSwedish`: nobody has translated it. */
type PublishedWords = { readonly body: string; readonly isSwedish: boolean };

type Site = Pick<Context, 'db' | 'secret'>;

/** The question for the point at `path` (of its promise and itself); null where no such point is published. */
export async function findNoticedPage(ctx: Site, { slug, path, lang, now }: PointAt): Promise<NoticedPage | null> {
  if (!isAddress(slug, path)) return null;
  return inNamedMunicipality(ctx.db, slug, async (tx, municipalityId, look) => {
    const found = await publishedPoint(tx, municipalityId, { path, lang });
    if (found === null) return null;
    const { id, model } = found;
    const isClosed = model.outcome !== null;
    const round = await roundAsked({ tx, municipalityId }, id, { today: swedishDay(now), isClosed });
    const { number, body, promise, demo } = model;
    const isSwedish = model.lang === 'sv' || model.translation?.missing.includes(body) === true;
    return {
      look,
      point: { path: model.path, number, body, isSwedish },
      promise,
      demo,
      question: isClosed ? null : { due: questionDue(swedishDay(now)), ticket: questionTicket(ctx.secret, id, now) },
      onward: onwardOf(model),
      asked:
        round === null
          ? null
          : { period: askedWords(lang, round), ticket: newTicket(ctx.secret, ticketOf(id, round.id), now) },
    };
  });
}

/**
 * Takes one answer. The ticket that the shown form carried makes a form sent twice one answer, and holds for that point and
 * period alone.
 * @returns what was wrong; null where it is taken
 * @throws AppError `not-found`
 */
export async function answerNoticed(
  ctx: Site,
  { slug, path, lang, now }: PointAt,
  { ticket, value }: { readonly ticket: string; readonly value: Noticed | null },
): Promise<'expired' | 'choose' | 'closed' | null> {
  if (!isAddress(slug, path)) throw new AppError('not-found');
  const result = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId) => {
    const found = await publishedPoint(tx, municipalityId, { path, lang });
    if (found === null) throw new AppError('not-found');
    const { id: pointId } = found;
    const day = swedishDay(now);
    const isClosed = found.model.outcome !== null;
    const round = await roundAsked({ tx, municipalityId }, pointId, { today: day, isClosed });
    if (round === null) return { fault: 'closed' as const };
    if (value === null) return { fault: 'choose' as const };
    const id = readTicket(ctx.secret, ticketOf(pointId, round.id), ticket, now);
    if (id === null) return { fault: 'expired' as const };
    await takeNoticed(tx, municipalityId, { id, roundId: round.id, pointId, value, lang, day });
    return { fault: null };
  });
  if (result === null) throw new AppError('not-found');
  return result.fault;
}

function onwardOf({ line }: PointModel): string | null {
  const later = line.slice(line.findIndex(({ here }) => here) + 1);
  return later.at(-1)?.path ?? null;
}

function ticketOf(pointId: string, roundId: string): string {
  return `${pointId} ${roundId} noticed`;
}
