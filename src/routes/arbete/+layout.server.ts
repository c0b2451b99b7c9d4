import type { ServerLoad } from '@sveltejs/kit';
import { CLOSED_FRAME, officeFrame } from '#places/office-frame.server.ts';
import { siteContext } from '#routes/site-context.ts';

/** Else an address with a slash at its end would be redirected before the gate has seen it. */
export const trailingSlash = 'ignore';

export const load: ServerLoad = async ({ locals, params, url }) => {
  if (locals.actor === null) return { office: CLOSED_FRAME };
  const municipality = params['municipality'] ?? url.searchParams.get('kommun');
  const promise = params['promise'] ?? null;
  return { office: await officeFrame(await siteContext(), locals.actor, { municipality, promise }) };
};
