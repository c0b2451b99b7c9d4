import type { RequestHandler } from '@sveltejs/kit';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';
import { siteMap } from '#routes/site-map.ts';

/** The municipalities' site maps. Each has its own: one query here, and one publication makes one of them anew. */
export const GET: RequestHandler = async ({ url }) => {
  const municipalities = await orUnavailable(async () => shownMunicipalities((await siteContext()).db));
  const maps = municipalities.map(({ slug }) => ({ path: `/sitemap-${slug}.xml` }));
  return siteMap(url.origin, ['sitemapindex', 'sitemap'], maps);
};
