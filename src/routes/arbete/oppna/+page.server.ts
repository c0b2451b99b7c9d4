import { fail, type Actions, type ServerLoad } from '@sveltejs/kit';
import type { KeptForm } from '#routes/arbete/kept-form.ts';

/** `away`: the database does not answer, so that nobody knows who may come in. */
export const load: ServerLoad = ({ url }) => ({ away: url.searchParams.has('borta') });

/** Reached by the gate alone, which gives the page's answer at the address that was asked for, with status 401. */
export const actions: Actions = {
  default: async ({ request }) => {
    const sent = (await request.formData()).get('skrivet');
    return fail(401, { kept: JSON.parse(typeof sent === 'string' ? sent : 'null') as KeptForm | null });
  },
};
