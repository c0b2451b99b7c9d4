import type { ServerLoad } from '@sveltejs/kit';
import { CLOSED_FRAME, officeFrame } from '#places/office-frame.server.ts';

/** Else an address with a slash at its end would be redirected before the gate has seen it. */
export const trailingSlash = 'ignore';

export const load: ServerLoad = ({ locals, params, url }) => {
  const { actor, municipalities } = locals;
  if (actor === null) return { office: CLOSED_FRAME };
  const municipality = params['municipality'] ?? url.searchParams.get('kommun');
  const promise = params['promise'] ?? null;
  return { office: officeFrame({ actor, municipalities }, { municipality, promise }) };
};
