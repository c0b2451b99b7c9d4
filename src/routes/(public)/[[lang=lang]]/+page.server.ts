import type { ServerLoad } from '@sveltejs/kit';
import { logFault } from '#platform/log-fault.server.ts';
import { homeMunicipalities } from '#publication/home-municipalities.server.ts';
import { siteContext } from '#routes/site-context.ts';

/** The municipalities that have published something. Without the database the rest of the page is still worth showing. */
export const load: ServerLoad = async ({ setHeaders }) => {
  try {
    return { municipalities: await homeMunicipalities((await siteContext()).db) };
  } catch (fault) {
    logFault('start page', fault);
    setHeaders({ 'cache-control': 'no-store' });
    return { municipalities: [] };
  }
};
