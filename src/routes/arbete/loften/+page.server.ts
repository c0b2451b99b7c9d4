import type { ServerLoad } from '@sveltejs/kit';
import { promiseOverview } from '#report-back/promise-overview.server.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ locals, url }) =>
  promiseOverview(await siteContext(), officeActor(locals), url.searchParams.get('kommun'));
