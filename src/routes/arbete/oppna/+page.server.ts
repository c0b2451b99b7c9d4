import { fail, type Actions, type ServerLoad } from '@sveltejs/kit';
import { openProviders } from '#access/providers.server.ts';
import { returnPath } from '#access/return-path.ts';
import type { KeptForm } from '#routes/arbete/kept-form.ts';
import { siteContext } from '#routes/site-context.ts';

/** `away`: the database does not answer, so that nobody knows who may come in. */
export const load: ServerLoad = async ({ url }) => {
  const away = url.searchParams.has('borta');
  const providers = away ? [] : await openProviders((await siteContext()).db);
  return { away, providers, to: returnPath(url.searchParams.get('till')) };
};

/** Reached by the gate alone, which gives the page's answer at the address that was asked for, with status 401. */
export const actions: Actions = {
  default: async ({ request }) => {
    const sent = (await request.formData()).get('skrivet');
    return fail(401, { kept: JSON.parse(typeof sent === 'string' ? sent : 'null') as KeptForm | null });
  },
};
