import type { RequestEvent } from '@sveltejs/kit';
import { sessionCookie } from '#access/session-cookie.ts';
import { findSession, type Session } from '#access/session.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { away, CLOSED_PAGE, closed } from '#routes/arbete/closed-pages.ts';
import { inTime } from '#routes/arbete/in-time.ts';
import { noteMissed } from '#routes/arbete/note-missed.ts';
import { siteContext } from '#routes/site-context.ts';

/** Who comes here has no session yet. */
const WAYS_IN = ['/arbete/oppna/[token]', '/arbete/logga-in'];
/** Opened by a personal link, which says itself who came and what it opens (routes/arbete/svar, routes/arbete/samrad). */
const ANSWER_PAGES = ['/arbete/svar/[token]', '/arbete/samrad/[token]'];

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
  const response = await answerTo(event, resolve);
  await noteMissed(event, response.status);
  response.headers.set('cache-control', 'no-store');
  // Not `no-referrer`: with it browsers send forms with the origin `null`, which no form of ours is taken from.
  response.headers.set('referrer-policy', 'strict-origin');
  return response;
}

async function answerTo(event: RequestEvent, resolve: Resolve): Promise<Response> {
  if (event.isSubRequest && event.route.id === CLOSED_PAGE) return resolve(event);
  if (ANSWER_PAGES.some((pages) => event.route.id?.startsWith(pages) === true)) return resolve(event);
  try {
    const session = await inTime(sessionOf(event));
    event.locals.actor = session?.actor ?? null;
    event.locals.municipalities = session?.municipalities ?? [];
  } catch (fault) {
    logFault('office-gate', fault);
    return away(event);
  }
  if (event.locals.actor === null) return isWayIn(event.route.id) ? resolve(event) : closed(event);
  // No page of ours asks for its data apart (csr is off), and what is missing there would be told with 200.
  return event.isDataRequest ? new Response(null, { status: 404 }) : resolve(event);
}

function isWayIn(route: string | null): boolean {
  return WAYS_IN.some((way) => route === way || route?.startsWith(`${way}/`) === true);
}

async function sessionOf({ cookies, url }: RequestEvent): Promise<Session | null> {
  const token = cookies.get(sessionCookie(url.protocol).name);
  if (token === undefined) return null;
  return findSession(await siteContext(), token);
}
