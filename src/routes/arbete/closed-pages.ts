import type { RequestEvent } from '@sveltejs/kit';
import { inTime } from '#routes/arbete/in-time.ts';
import { keptForm } from '#routes/arbete/kept-form.ts';

/** Shown at the address that was asked for; not reached from outside. */
export const CLOSED_PAGE = '/arbete/oppna';

/** With the ways to sign in, which lead back to where the person was; and which nobody knows while the database is away. */
export async function closed(event: RequestEvent): Promise<Response> {
  const { pathname, search } = event.url;
  // A form is sent to an action; the page that it stands on is where the person was.
  const at = event.request.method === 'POST' ? pathname : pathname + search;
  const kept = await keptOf(event);
  const page = closedPage(event, { page: `${CLOSED_PAGE}?till=${encodeURIComponent(at)}`, status: 401, kept });
  const answer = await inTime(page).catch(() => null);
  if (answer === null || answer.status >= 500) return awayWith(event, kept);
  // RFC 9110, 15.5.2: a 401 names the way in. Browsers know no such scheme, so they show the page and ask for nothing.
  answer.headers.set('www-authenticate', 'OfficeLink realm="arbete"');
  return answer;
}

/** Nobody knows who may come in while the database does not answer; what was written is given back all the same. */
export async function away(event: RequestEvent): Promise<Response> {
  return awayWith(event, await keptOf(event));
}

type Kept = URLSearchParams | null;

async function keptOf({ request }: RequestEvent): Promise<Kept> {
  return request.method === 'POST' ? new URLSearchParams({ skrivet: JSON.stringify(await keptForm(request)) }) : null;
}

async function awayWith(event: RequestEvent, kept: Kept): Promise<Response> {
  const answer = await closedPage(event, { page: `${CLOSED_PAGE}?borta`, status: 503, kept });
  answer.headers.set('retry-after', '10');
  return answer;
}

async function closedPage(
  { request, fetch }: RequestEvent,
  { page, status, kept }: { page: string; status: number; kept: Kept },
): Promise<Response> {
  const headers = { accept: 'text/html' };
  const drawn = await fetch(page, kept === null ? { headers } : { method: 'POST', headers, body: kept });
  if (drawn.status >= 500) return new Response(drawn.body, drawn);
  return new Response(request.method === 'HEAD' ? null : drawn.body, { status, headers: drawn.headers });
}
