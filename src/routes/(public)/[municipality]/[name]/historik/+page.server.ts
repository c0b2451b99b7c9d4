import { error, type ServerLoad } from '@sveltejs/kit';
import { findHistory } from '#publication/published-history.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ params: { municipality = '', name = '' } }) => {
  const found = await orUnavailable(async () => findHistory((await siteContext()).db, municipality, name, 'sv'));
  if (found === null) error(404);
  return found;
};
