import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { pathIn } from '#platform/texts/languages.ts';
import { pastPath } from '#publication/at-day.ts';
import { findHistory } from '#publication/published-history.server.ts';
import { pastDay } from '#routes/(public)/past-page.ts';
import { langOf, publicFound } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async ({ params }) => {
  const { municipality = '', name = '' } = params;
  return publicFound(params, `/${municipality}/${name}/historik`, (db, lang) =>
    findHistory(db, municipality, name, lang),
  );
};

/** Kept pages take no parameters in their address: the day is sent, and has an address of its own. */
export const actions: Actions = {
  dag: async ({ request, params }) => {
    const { municipality = '', name = '' } = params;
    const day = pastDay((await wordsSent(request)).get('dag'));
    if (day === null) return fail(400, { failed: true });
    redirect(303, pathIn(langOf(params), pastPath(`/${municipality}/${name}`, day)));
  },
};
