import type { ServerLoad } from '@sveltejs/kit';
import { logFault } from '#platform/log-fault.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { siteContext } from '#routes/site-context.ts';

/** To whom one tells of what does not work. Without the database the rest of the page is still worth showing. */
export const load: ServerLoad = async ({ setHeaders }) => {
  try {
    const found = await shownMunicipalities((await siteContext()).db);
    return { municipalities: found.map(({ slug, name }) => ({ slug, name })) };
  } catch (fault) {
    logFault('accessibility page', fault);
    setHeaders({ 'cache-control': 'no-store' });
    return { municipalities: [] };
  }
};
