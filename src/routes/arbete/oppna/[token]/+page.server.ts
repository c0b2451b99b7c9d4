import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { linkState, type LinkState } from '#access/office-link.server.ts';
import { openSession } from '#access/session.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';
import { looksLikeToken, newToken } from '#access/token.server.ts';
import { tryLimit } from '#access/try-limit.ts';
import { AppError, ERRORS, sentenceFor, type ErrorCode } from '#platform/errors.ts';
import { siteContext } from '#routes/site-context.ts';

const REFUSED: Readonly<Record<Exclude<LinkState, 'open'>, ErrorCode>> = {
  used: 'office-link-used',
  expired: 'office-link-expired',
  unknown: 'office-link-unknown',
};

/** Such a form uses nothing up. */
const HALF_A_FORM = 'Formuläret kom inte fram helt. Öppna länken på nytt och försök igen.';

const mayTry = tryLimit(20, 60_000);

/** Shows the button and uses nothing up: programs that scan mail follow links too. */
export const load: ServerLoad = async ({ params }) => {
  const state = await linkState((await siteContext()).db, params['token'] ?? '');
  if (state !== 'open') refuse(new AppError(REFUSED[state]));
  return { formKey: newToken() };
};

export const actions: Actions = {
  default: async ({ params, request, cookies, url, setHeaders }) => {
    if (!mayTry(Date.now())) {
      setHeaders({ 'retry-after': '60' });
      refuse(new AppError('office-link-busy'));
    }
    const form = await request.formData().catch(() => refuse(new AppError('usage', { what: HALF_A_FORM })));
    const sent = form.get('nyckel');
    const formKey = typeof sent === 'string' && looksLikeToken(sent) ? sent : newToken();
    const session = await openSession(await siteContext(), params['token'] ?? '', formKey).catch(refuse);
    const { name, options } = sessionCookie(url.protocol);
    cookies.set(name, session, options);
    redirect(303, '/arbete');
  },
};

function refuse(fault: unknown): never {
  if (fault instanceof AppError) error(ERRORS[fault.code].status, sentenceFor(fault));
  throw fault;
}
