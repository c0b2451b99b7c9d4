import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import { subjectKindOf, type PageModel } from '#publication/page-model.ts';
import { periodPage, type PeriodPage } from '#publication/period-page.ts';
import type { PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import { withTranslationOf } from '#publication/translation-marks.ts';
import { isAddress } from '#publication/public-address.ts';
import type { Version } from '#publication/version.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

export type FoundPeriod =
  | {
      readonly model: PromiseModel | WithdrawnModel;
      /** None where the promise was taken back. */
      readonly period: PeriodPage | null;
      readonly version: Version;
      readonly look: PublicLook;
    }
  | { readonly redirect: string };

type Asked = { readonly promise: string; readonly period: string; readonly lang: Lang };
type Row = Version & { readonly path: string; readonly model: PageModel };

/**
 * A period of a promise by its word in the address, from the latest stored pages of the promise and of its points in a
 * language; null where there is none. Its version is the latest of those. Four queries with begin and commit.
 */
export async function findPeriod(
  db: Database,
  municipalitySlug: string,
  { promise, period, lang }: Asked,
): Promise<FoundPeriod | null> {
  if (!isAddress(municipalitySlug, `${promise}/${period}`)) return null;
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    const { rows } = await sql<Row>`
      with recursive ${wayFrom(municipalityId, promise)}, page as (
        select way.path, p.* from way
        join lateral (select * from publication p
          where p.municipality_id = ${municipalityId} and p.subject_kind = 'promise' and p.subject_id = way.subject_id
            and p.channel = 'web' and p.lang = ${lang}
          order by no desc limit 1) p on true
        where way.redirect_to is null and way.subject_kind = 'promise'
      ), point as (
        select a.path, p.* from page
        cross join jsonb_array_elements(page.model -> 'points') item
        join address a on a.municipality_id = ${municipalityId}
          and a.path = substr(item ->> 'path', ${municipalitySlug.length + 3}::int)
        join lateral (select * from publication p
          where p.municipality_id = ${municipalityId} and p.subject_kind = 'point' and p.subject_id = a.subject_id
            and p.channel = 'web' and p.lang = ${lang}
          order by no desc limit 1) p on true
      )
      select path, model, no, at, size, note, ground from page
      union all
      select path, model, no, at, size, note, ground from point`.execute(tx);
    return { rows, look };
  });
  const page = found?.rows.find(({ model }) => subjectKindOf(model) === 'promise');
  if (found === null || page === undefined) return null;
  const { look, rows } = found;
  if (page.path !== promise) return { redirect: `/${municipalitySlug}/${page.path}/uppfoljning/${period}` };
  if (page.model.kind === 'withdrawn') return { model: page.model, period: null, version: versionOf(page), look };
  if (page.model.kind !== 'promise') return null;
  const points = pointsIn(page.model, rows);
  const shown = periodPage(page.model, points, period);
  if (shown === null) return null;
  const latest = rows.reduce((one, other) => (other.at > one.at ? other : one), page);
  // How many times the promise has been published decides whether it has a history to show.
  const version = { ...versionOf(latest), no: page.no };
  return { model: withTranslationOf(page.model, points), period: shown, version, look };
}

/** The points in the promise's order. */
function pointsIn({ points }: PromiseModel, rows: readonly Row[]): PointModel[] {
  return points.flatMap(({ path }) =>
    rows.flatMap(({ model }) => (model.kind === 'point' && model.path === path ? [model] : [])),
  );
}

function versionOf({ no, at, size, note, ground }: Row): Version {
  return { no, at, size, note, ground };
}
