import { error, type ServerLoad } from '@sveltejs/kit';
import { findHistoryEvent } from '#publication/published-history.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** One time that a promise was published: older ones stand without their changes on the page of the whole history. */
export const load: ServerLoad = async ({ params: { municipality = '', name = '', change = '' } }) => {
  if (!/^[1-9]\d{0,3}$/.test(change)) error(404);
  const found = await orUnavailable(async () =>
    findHistoryEvent((await siteContext()).db, municipality, name, Number(change), 'sv'),
  );
  if (found === null) error(404);
  return found;
};
