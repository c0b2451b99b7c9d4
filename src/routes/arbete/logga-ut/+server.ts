import { redirect, type RequestHandler } from '@sveltejs/kit';
import { endSession } from '#access/session.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';
import { siteContext } from '#routes/site-context.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** Ends the session here and in the database; the page that follows says how to get in again. */
export const POST: RequestHandler = async ({ cookies, url }) => {
  const { name, options } = sessionCookie(url.protocol);
  await endSession(await siteContext(), cookies.get(name) ?? '');
  cookies.delete(name, options);
  redirect(303, '/arbete');
};
