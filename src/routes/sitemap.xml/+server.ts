import type { RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#publication/day-words.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** The site map (sitemaps.org): every published page with the day of its latest version. Addresses hold a-z, 0-9, - and /. */
export const GET: RequestHandler = async ({ url }) => {
  const pages = await orUnavailable(async () => listPublishedPages((await siteContext()).db));
  const entries = pages.map(
    ({ path, changed }) => `<url><loc>${url.origin}${path}</loc><lastmod>${swedishDay(changed)}</lastmod></url>\n`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
