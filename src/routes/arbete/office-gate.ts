import type { RequestEvent } from '@sveltejs/kit';
import { sessionCookie } from '#access/session-cookie.ts';
import { findSession } from '#access/session.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { keptForm } from '#routes/arbete/kept-form.ts';
import { siteContext } from '#routes/site-context.ts';

const LINK_PAGE = '/arbete/oppna/[token]';
/** Shown at the address that was asked for; not reached from outside. */
const CLOSED_PAGE = '/arbete/oppna';

const LONGEST_WAIT_MS = 11_000;

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
  response.headers.set('cache-control', 'no-store');
  // Not `no-referrer`: with it browsers send forms with the origin `null`, which no form of ours is taken from.
  response.headers.set('referrer-policy', 'strict-origin');
  return response;
}

async function answerTo(event: RequestEvent, resolve: Resolve): Promise<Response> {
  if (event.isSubRequest && event.route.id === CLOSED_PAGE) return resolve(event);
  try {
    event.locals.actor = await inTime(actorOf(event));
  } catch (fault) {
    logFault('office-gate', fault);
    return away(event);
  }
  return event.route.id === LINK_PAGE || event.locals.actor !== null ? resolve(event) : closed(event);
}

/** A connection that was open when the database fell silent would keep its question for ever. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the database does not answer')), LONGEST_WAIT_MS);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function actorOf({ cookies, url }: RequestEvent): Promise<App.Locals['actor']> {
  const token = cookies.get(sessionCookie(url.protocol).name);
  if (token === undefined) return null;
  return (await findSession(await siteContext(), token))?.actor ?? null;
}

async function closed(event: RequestEvent): Promise<Response> {
  const answer = await closedPage(event, CLOSED_PAGE, 401);
  // RFC 9110, 15.5.2: a 401 names the way in. Browsers know no such scheme, so they show the page and ask for nothing.
  answer.headers.set('www-authenticate', 'OfficeLink realm="arbete"');
  return answer;
}

/** Nobody knows who may come in while the database does not answer; what was written is given back all the same. */
async function away(event: RequestEvent): Promise<Response> {
  const answer = await closedPage(event, `${CLOSED_PAGE}?borta`, 503);
  answer.headers.set('retry-after', '10');
  return answer;
}

async function closedPage({ request, fetch }: RequestEvent, page: string, status: number): Promise<Response> {
  const headers = { accept: 'text/html' };
  const body =
    request.method === 'POST' ? new URLSearchParams({ skrivet: JSON.stringify(await keptForm(request)) }) : null;
  const drawn = await fetch(page, body === null ? { headers } : { method: 'POST', headers, body });
  if (drawn.status >= 500) return new Response(drawn.body, drawn);
  return new Response(request.method === 'HEAD' ? null : drawn.body, { status, headers: drawn.headers });
}
