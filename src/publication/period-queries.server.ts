import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { periodPage, type PeriodPage } from '#publication/period-page.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import { promiseWithPoints } from '#publication/promise-with-points.server.ts';
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
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, id, look) => {
    const whole = await promiseWithPoints(tx, { id, slug: municipalitySlug }, promise, lang);
    return whole === null ? null : { ...whole, look };
  });
  if (found === null) return null;
  const { page, points, look } = found;
  const { model } = page;
  if (page.path !== promise) return { redirect: `/${municipalitySlug}/${page.path}/uppfoljning/${period}` };
  if (model.kind === 'withdrawn') return { model, period: null, version: versionOf(page), look };
  const models = points.map((point) => point.model);
  const shown = periodPage(model, models, period);
  if (shown === null) return null;
  const latest = points.reduce<Version>((one, other) => (other.at > one.at ? other : one), page);
  // How many times the promise has been published decides whether it has a history to show.
  const version = { ...versionOf(latest), no: page.no };
  return { model: withTranslationOf(model, models), period: shown, version, look };
}

function versionOf({ no, at, size, note, ground }: Version): Version {
  return { no, at, size, note, ground };
}
