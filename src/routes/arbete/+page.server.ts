import type { ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { whatWaits } from '#report-back/waiting.server.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ locals, url }) => {
  const chosen = url.searchParams.get('kommun');
  return { ...(await whatWaits(await siteContext(), officeActor(locals), chosen, swedishDay(new Date()))), chosen };
};
