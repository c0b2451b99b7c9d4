import { sql } from 'kysely';
import { SECOND_CLICK_SECONDS } from '#access/session.server.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { addPoint, movePoint, restorePoint, trashPoint } from '#promise/arrange-points.server.ts';
import { bringAlong } from '#promise/bring-along.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { NO_POINT } from '#promise/point-form.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { readPointForm, type FormFaults } from '#promise/read-point-form.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';

export type PointAsked = { readonly slug: string; readonly no: number; readonly to: 'up' | 'down' };

/** The id of a point by its address words, in the waste basket too. */
async function pointAt({ tx, municipalityId }: Work, promiseSlug: string, slug: string): Promise<string> {
  const promiseId = await findPromise(tx, municipalityId, promiseSlug);
  if (promiseId === null) throw new AppError('promise-not-found');
  const row = await tx
    .withTables<PromiseTables>()
    .selectFrom('point')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('point-not-found');
  return row.id;
}

export async function moveBySlug(work: Work, promise: string, { slug, no, to }: PointAsked): Promise<void> {
  await movePoint(work, await pointAt(work, promise, slug), no, to);
}

export async function trashBySlug(work: Work, promise: string, { slug, no }: PointAsked): Promise<void> {
  await trashPoint(work, await pointAt(work, promise, slug), no);
}

export async function restoreBySlug(work: Work, promise: string, { slug }: PointAsked): Promise<void> {
  await restorePoint(work, await pointAt(work, promise, slug));
}

/** Says that a point is drawn from a theme, or not. @throws as `linkTheme` */
export async function linkBySlug(
  work: Work,
  promise: string,
  { slug, themeId, linked }: { readonly slug: string; readonly themeId: string; readonly linked: boolean },
): Promise<void> {
  await linkTheme(work, { pointId: await pointAt(work, promise, slug), themeId, linked });
}

/** Adds a point to a promise that is being written, drawn from a theme. @throws as `beginPoint` and `linkTheme` */
export async function pointFromTheme(
  work: Work,
  promiseSlug: string,
  { themeId, ...said }: { readonly themeId: string; readonly body: string; readonly owners: readonly string[] },
): Promise<{ readonly slug: string } | { readonly faults: FormFaults }> {
  const begun = await beginPoint(work, promiseSlug, said);
  if ('slug' in begun) await linkBySlug(work, promiseSlug, { slug: begun.slug, themeId, linked: true });
  return begun;
}

/**
 * Adds a point by its words and owners alone; the rest is written on its page. The same form sent twice (a double click)
 * adds one.
 * @throws AppError `promise-not-found`, `forbidden`
 */
export async function beginPoint(
  work: Work,
  promiseSlug: string,
  { body, owners }: { readonly body: string; readonly owners: readonly string[] },
): Promise<{ readonly slug: string } | { readonly faults: FormFaults }> {
  const { tx, municipalityId } = work;
  const id = await findPromise(tx, municipalityId, promiseSlug);
  const promise = id === null ? null : await loadPromise(tx, municipalityId, id);
  if (promise === null) throw new AppError('promise-not-found');
  const choices = await writingChoices(tx, municipalityId, promise.period);
  const read = readPointForm({ ...NO_POINT, body, owners }, choices, promise.period);
  if ('faults' in read) return read;
  await lockPromise(work, promise.id);
  const slug = await justAdded(work, promise.id, read.point.body);
  return { slug: slug ?? (await addPoint(work, promise.id, read.point)).slug };
}

/** Takes points along that wait for a successor, into the promise at an address. @throws as `bringAlong` */
export async function bringBySlug(work: Work, promiseSlug: string, pointIds: readonly string[]): Promise<number> {
  const id = await findPromise(work.tx, work.municipalityId, promiseSlug);
  if (id === null) throw new AppError('promise-not-found');
  return bringAlong(work, id, pointIds);
}

/** The point that the same person added with the same words within the last minute, and that nobody has touched since. */
async function justAdded({ tx, municipalityId, actor }: Work, promiseId: string, body: string): Promise<string | null> {
  const { rows } = await sql<{ slug: string }>`
    select p.slug from point p join point_version v on (v.municipality_id, v.point_id) = (p.municipality_id, p.id)
    where p.municipality_id = ${municipalityId} and p.promise_id = ${promiseId} and p.trashed_at is null
      and v.body = ${body} and v.by_person is not distinct from ${actor.personId}::uuid
      and v.at > now() - make_interval(secs => ${SECOND_CLICK_SECONDS})
      and not exists (select from point_version later where later.municipality_id = ${municipalityId}
        and later.point_id = p.id and later.no > 1)
    order by v.at desc limit 1`.execute(tx);
  return rows[0]?.slug ?? null;
}
