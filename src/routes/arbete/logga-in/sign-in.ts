import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { deviceOf } from '#access/device.ts';
import { returnPath } from '#access/return-path.ts';
import { endSession } from '#access/session.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';
import { looksLikeToken, newToken } from '#access/token.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { siteContext } from '#routes/site-context.ts';

type Event = Pick<RequestEvent, 'cookies' | 'request' | 'url' | 'setHeaders'>;

/**
 * Gives the browser its new session and goes where the person was going. A session that was open before is ended: nobody
 * is signed in as two, and a token that somebody else knew is worth nothing.
 */
export async function signedIn(
  { cookies, url }: Pick<Event, 'cookies' | 'url'>,
  token: string,
  to: string | null,
): Promise<never> {
  const { name, options } = sessionCookie(url.protocol);
  const before = cookies.get(name);
  if (before !== undefined && before !== token) await endSession(await siteContext(), before);
  cookies.set(name, token, options);
  redirect(303, returnPath(to));
}

/** Whom tries are counted by; `server.ts` alone writes it. */
export function clientOf({ request }: Pick<Event, 'request'>): string {
  return request.headers.get('x-loftet-client') ?? '';
}

export function deviceOfRequest({ request }: Pick<Event, 'request'>): string | null {
  return deviceOf(request.headers.get('user-agent'));
}

/** The secret of the form that was sent; another one where it holds none. */
export function formKeyIn(form: FormData): string {
  const sent = form.get('nyckel');
  return typeof sent === 'string' && looksLikeToken(sent) ? sent : newToken();
}

/** A refusal as a page of its own that says what to do. Any other fault is thrown on. */
export function refuseSignIn(fault: unknown, setHeaders: Event['setHeaders'] = () => undefined): never {
  if (!(fault instanceof AppError)) throw fault;
  if (fault.code === 'sign-in-busy') setHeaders({ 'retry-after': '60' });
  error(ERRORS[fault.code].status, sentenceFor(fault));
}
