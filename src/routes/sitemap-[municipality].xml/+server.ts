import { error, type RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { pathIn } from '#platform/texts/languages.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';
import { siteMap } from '#routes/site-map.ts';

/** More than this a site map may not hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/**
 * A municipality's site map: every published page, in every language, with the day of its latest version. At the root,
 * since a site map may only name pages beside or below itself, and the municipality's own page is not below
 * `/municipality/`.
 */
export const GET: RequestHandler = async ({ params: { municipality = '' }, url }) => {
  const pages = await orUnavailable(async () => listPublishedPages((await siteContext()).db, municipality));
  if (pages === null) error(404, 'Kommunen har inga sidor här.');
  const addresses = pages.flatMap(({ path, changed, languages, parts }) =>
    languages.flatMap((lang) => [path, ...parts].map((one) => ({ path: pathIn(lang, one), day: swedishDay(changed) }))),
  );
  return siteMap(url.origin, ['urlset', 'url'], addresses.slice(0, MOST_ADDRESSES));
};
