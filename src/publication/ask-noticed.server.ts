import { sql } from 'kysely';
import { swedishDay } from '#checking/day-words.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import type { Noticed } from '#follow-up/noticed.ts';
import { roundAsked } from '#follow-up/noticed-queries.server.ts';
import { takeNoticed } from '#follow-up/take-noticed.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { askedWords } from '#publication/noticed-shown.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { PointModel } from '#publication/point-model.ts';
import { isAddress } from '#publication/public-address.ts';

/** What everybody sees who may say whether a point is noticed: of published pages, and nothing else. */
export type NoticedPage = {
  readonly look: PublicLook;
  readonly point: Pick<PointModel, 'path' | 'number'> & PublishedWords;
  readonly promise: PointModel['promise'];
  readonly demo: boolean;
  /** Null while nobody is asked. */
  readonly asked: { readonly period: string; readonly ticket: string } | null;
};
/** `isSwedish`: nobody has translated it. */
type PublishedWords = { readonly body: string; readonly isSwedish: boolean };

type Site = Pick<Context, 'db' | 'secret'>;
type At = { readonly slug: string; readonly path: string; readonly lang: Lang; readonly now: Date };

/** The question for the point at `path` (of its promise and itself); null where no such point is published. */
export async function findNoticedPage(ctx: Site, { slug, path, lang, now }: At): Promise<NoticedPage | null> {
  if (!isAddress(slug, path)) return null;
  return inNamedMunicipality(ctx.db, slug, async (tx, municipalityId, look) => {
    const found = await publishedPoint(tx, municipalityId, { path, lang });
    if (found === null) return null;
    const { id, model } = found;
    const round = await roundAsked({ tx, municipalityId }, id, swedishDay(now));
    const { number, body, promise, demo } = model;
    const isSwedish = model.lang === 'sv' || model.translation?.missing.includes(body) === true;
    return {
      look,
      point: { path: model.path, number, body, isSwedish },
      promise,
      demo,
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
  { slug, path, lang, now }: At,
  { ticket, value }: { readonly ticket: string; readonly value: Noticed | null },
): Promise<'expired' | 'choose' | 'closed' | null> {
  if (!isAddress(slug, path)) throw new AppError('not-found');
  const result = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId) => {
    const found = await publishedPoint(tx, municipalityId, { path, lang });
    if (found === null) throw new AppError('not-found');
    const { id: pointId } = found;
    const day = swedishDay(now);
    const round = await roundAsked({ tx, municipalityId }, pointId, day);
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

function ticketOf(pointId: string, roundId: string): string {
  return `${pointId} ${roundId} noticed`;
}

/** A point by its address, as its page is published now: in the language where it is there, else in Swedish. */
async function publishedPoint(
  tx: Tx,
  municipalityId: string,
  { path, lang }: { readonly path: string; readonly lang: Lang },
): Promise<{ readonly id: string; readonly model: PointModel } | null> {
  const { rows } = await sql<{ id: string; model: PageModel }>`
    select a.subject_id as id, p.model from address a
    join lateral (select p.model from publication p
      where p.municipality_id = a.municipality_id and p.subject_kind = 'point' and p.subject_id = a.subject_id
        and p.channel = 'web' and p.lang in (${lang}, 'sv')
      order by (p.lang = ${lang}) desc, p.no desc limit 1) p on true
    where a.municipality_id = ${municipalityId} and a.path = ${path} and a.redirect_to is null
      and a.subject_kind = 'point'`.execute(tx);
  const [row] = rows;
  if (row?.model.kind !== 'point' || row.model.removed) return null;
  return { id: row.id, model: row.model };
}
