import { error, type RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';
import { siteMap } from '#routes/site-map.ts';

/**
 * A municipality's site map: every published page with the day of its latest version. At the root, since a site map may
 * only name pages beside or below itself, and the municipality's own page is not below `/municipality/`.
 */
export const GET: RequestHandler = async ({ params: { municipality = '' }, url }) => {
  const pages = await orUnavailable(async () => listPublishedPages((await siteContext()).db, municipality));
  if (pages === null) error(404, 'Kommunen har inga sidor här.');
  return siteMap(
    url.origin,
    ['urlset', 'url'],
    pages.map(({ path, changed }) => ({ path, day: swedishDay(changed) })),
  );
};
