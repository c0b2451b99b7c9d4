import type { ServerLoad } from '@sveltejs/kit';

/** Else an address with a slash at its end would be redirected before the gate has seen it. */
export const trailingSlash = 'ignore';

export const load: ServerLoad = ({ locals }) => ({ office: { open: locals.actor !== null } });
