import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { langOfWord, pathIn } from '#platform/texts/languages.ts';
import { atomFeed } from '#publication/atom.ts';
import { publicationFeed } from '#publication/publication-feed.server.ts';
import { findEvents } from '#publication/published-events.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** The feed of a municipality, an area or a promise. Old addresses lead on for ever, as those of pages do. */
export const feedOf: RequestHandler = async ({ params, url }) => {
  const { municipality = '', name = '' } = params;
  const lang = langOfWord(params['lang']) ?? 'sv';
  const found = await orUnavailable(async () => findEvents((await siteContext()).db, municipality, name, lang));
  if (found === null) error(404, 'Här finns inget att följa.');
  if ('redirect' in found) redirect(308, `${pathIn(lang, found.redirect)}/feed.atom`);
  return new Response(atomFeed(publicationFeed(found, lang, url.origin)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
};
