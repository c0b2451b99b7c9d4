import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { pastPath } from '#publication/at-day.ts';
import { findHistory } from '#publication/published-history.server.ts';
import { pastDay } from '#routes/(public)/past-page.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ params: { municipality = '', name = '' } }) => {
  const found = await orUnavailable(async () => findHistory((await siteContext()).db, municipality, name, 'sv'));
  if (found === null) error(404);
  return found;
};

/** Kept pages take no parameters in their address: the day is sent, and has an address of its own. */
export const actions: Actions = {
  dag: async ({ request, params: { municipality = '', name = '' } }) => {
    const day = pastDay((await wordsSent(request)).get('dag'));
    if (day === null) return fail(400, { fault: 'Skriv en dag som har varit, så här: 2026-05-14.' });
    redirect(303, pastPath(`/${municipality}/${name}`, day));
  },
};
