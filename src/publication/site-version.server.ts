import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { currentMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { periodWord } from '#publication/period-address.ts';
import { periodsOf } from '#publication/period-page.ts';
import { sharedPromise, type SharedPromise, type WholePromise } from '#publication/shared-promise.ts';
import type { PublicationTables } from '#publication/tables.ts';
import { wholePromise } from '#publication/whole-promise.server.ts';

/** Which version stands on a site of a party's, as somebody has told. */
type SiteVersion = {
  readonly site: string;
  /** The period's word in its address; null for the whole promise. */
  readonly period: string | null;
  readonly version: number;
  readonly at: Date;
};

export type SharePage = {
  readonly municipality: MunicipalityRef;
  readonly promise: { readonly slug: string; readonly title: string };
  /** What may be given away: the promise first, then its periods; none where it is not published. */
  readonly shares: readonly { readonly period: string | null; readonly shared: SharedPromise }[];
  readonly sites: readonly SiteVersion[];
  readonly may: { readonly share: boolean };
};

/** What is published of a promise, to paste on other sites, and where it stands already; null where there is no such promise. */
export async function loadSharePage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  origin: string,
): Promise<SharePage | null> {
  const { tx, municipalityId, actor } = work;
  const id = await findPromise(tx, municipalityId, slug);
  const record = id === null ? null : await loadPromise(tx, municipalityId, id);
  if (record === null) return null;
  const whole = await published(work, municipality.slug, record.id);
  const periods = whole === null ? [] : periodsOf(whole.points.map(({ model }) => model));
  return {
    municipality,
    promise: { slug, title: record.title },
    shares: [null, ...periods.map(({ period }) => periodWord(period))].flatMap((period) => {
      const shared = whole === null ? null : sharedPromise(whole, period, origin);
      return shared === null ? [] : [{ period, shared }];
    }),
    sites: await loadSites(work, record.id),
    may: { share: can(actor, 'promise:share', promiseScope(municipalityId, record)) },
  };
}

/** The promise as it is public in Swedish, by the address that it has now. */
async function published({ tx, municipalityId }: Work, slug: string, promiseId: string): Promise<WholePromise | null> {
  const { rows } = await sql<{ path: string }>`
    select path from address where municipality_id = ${municipalityId} and subject_kind = 'promise'
      and subject_id = ${promiseId} and redirect_to is null`.execute(tx);
  const whole = await wholePromise(tx, { id: municipalityId, slug }, rows[0]?.path ?? '', 'sv');
  return whole === null || 'redirect' in whole ? null : whole;
}

/** Whether the promise, as it is public now, has the period of this word. */
async function hasPeriod(work: Work, promiseId: string, word: string): Promise<boolean> {
  const { slug } = await currentMunicipality(work.tx, work.municipalityId);
  const whole = await published(work, slug, promiseId);
  return periodsOf(whole?.points.map(({ model }) => model) ?? []).some(({ period }) => periodWord(period) === word);
}

async function loadSites({ tx, municipalityId }: Work, promiseId: string): Promise<SiteVersion[]> {
  const { rows } = await sql<SiteVersion>`
    select site, period, version, at from (
      select distinct on (site, period) site, period, version, at from site_version
      where municipality_id = ${municipalityId} and promise_id = ${promiseId}
      order by site, period, id desc
    ) latest
    where version is not null order by site, period nulls first`.execute(tx);
  return rows;
}

/** What somebody tells: this version stands on that site now, or (null) nothing does any longer. */
export type SiteTold = { readonly site: string; readonly period: string | null; readonly version: number | null };

/**
 * Keeps which version of a promise, or of one of its periods, stands on a site.
 * @throws AppError `promise-not-found`, `forbidden`, `not-published` for what has never been public in such a version, or a
 *   period that it does not have
 */
export async function tellSiteVersion(work: Work, promiseId: string, told: SiteTold): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const record = await loadPromise(tx, municipalityId, promiseId);
  if (record === null) throw new AppError('promise-not-found');
  authorize(actor, 'promise:share', promiseScope(municipalityId, record));
  const { rows } = await sql<{ versions: number }>`
    select count(*)::int as versions from history_event
    where municipality_id = ${municipalityId} and promise_id = ${promiseId}`.execute(tx);
  const newest = rows[0]?.versions ?? 0;
  if (newest === 0 || (told.version ?? 0) > newest) throw new AppError('not-published');
  // What stands there no longer may be of a period that the promise no longer has.
  if (told.period !== null && told.version !== null && !(await hasPeriod(work, record.id, told.period)))
    throw new AppError('not-published');
  await tx
    .withTables<PublicationTables>()
    .insertInto('site_version')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      promise_id: promiseId,
      period: told.period,
      site: told.site,
      version: told.version,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'site-version-told',
    subjectId: promiseId,
    personId: actor.personId,
    data: { period: told.period, version: told.version, via: actor.via },
  });
}
