import type { RequestEvent } from '@sveltejs/kit';
import { sessionCookie } from '#access/session-cookie.ts';
import { findSession } from '#access/session.server.ts';
import { keptForm } from '#routes/arbete/kept-form.ts';
import { siteContext } from '#routes/site-context.ts';

const LINK_PAGE = '/arbete/oppna/[token]';
/** Shown at the address that was asked for; not reached from outside. */
const CLOSED_PAGE = '/arbete/oppna';

type Resolve = (event: RequestEvent) => Response | Promise<Response>;

/** By the route and not the address alone: /%61rbete is the same page. An unknown page has no route. */
export function isOffice({ route, url }: Pick<RequestEvent, 'route' | 'url'>): boolean {
  const known = route.id?.replace(/\/\([^)]*\)/g, '') ?? '';
  return [known, decoded(url.pathname)].some((path) => path === '/arbete' || path.startsWith('/arbete/'));
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return '';
  }
}

/**
 * Lets in whoever has a session. Others get 401 at the very address they asked for, with a page that says how to get in
 * and gives back what they had written. No answer of the office is ever stored by anybody.
 */
export async function officeGate(event: RequestEvent, resolve: Resolve): Promise<Response> {
  const isClosedPage = event.isSubRequest && event.route.id === CLOSED_PAGE;
  if (!isClosedPage) event.locals.actor = await actorOf(event);
  const open = isClosedPage || event.route.id === LINK_PAGE || event.locals.actor !== null;
  const response = open ? await resolve(event) : await closed(event);
  response.headers.set('cache-control', 'no-store');
  // Not `no-referrer`: with it browsers send forms with the origin `null`, which no form of ours is taken from.
  response.headers.set('referrer-policy', 'strict-origin');
  return response;
}

async function actorOf({ cookies, url }: RequestEvent): Promise<App.Locals['actor']> {
  const token = cookies.get(sessionCookie(url.protocol).name);
  if (token === undefined) return null;
  return (await findSession(await siteContext(), token))?.actor ?? null;
}

async function closed({ request, fetch }: RequestEvent): Promise<Response> {
  const headers = { accept: 'text/html' };
  const body =
    request.method === 'POST' ? new URLSearchParams({ skrivet: JSON.stringify(await keptForm(request)) }) : null;
  const page = await fetch(CLOSED_PAGE, body === null ? { headers } : { method: 'POST', headers, body });
  if (page.status >= 500) return new Response(page.body, page);
  const answer = new Response(request.method === 'HEAD' ? null : page.body, { status: 401, headers: page.headers });
  // RFC 9110, 15.5.2: a 401 names the way in. Browsers know no such scheme, so they show the page and ask for nothing.
  answer.headers.set('www-authenticate', 'OfficeLink realm="arbete"');
  return answer;
}
