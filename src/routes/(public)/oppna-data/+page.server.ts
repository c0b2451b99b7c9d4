import type { ServerLoad } from '@sveltejs/kit';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** What is open, where it is fetched, and what every column means. */
export const load: ServerLoad = async () => {
  const all = await orUnavailable(async () => shownMunicipalities((await siteContext()).db));
  return {
    municipalities: all.map(({ slug, name, isDemo }) => ({ slug, name, isDemo })),
    tables: OPEN_TABLES.map(({ name, words, columns }) => ({ name, words, columns })),
  };
};
