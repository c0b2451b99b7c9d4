import { redirect, type RequestHandler } from '@sveltejs/kit';
import { returnPath } from '#access/return-path.ts';
import { countTry } from '#access/sign-in-limits.server.ts';
import { beginSignIn } from '#access/sign-in-oidc.server.ts';
import { flowCookieOf } from '#routes/arbete/logga-in/flow-cookie.ts';
import { clientOf, refuseSignIn } from '#routes/arbete/logga-in/sign-in.ts';
import { siteContext } from '#routes/site-context.ts';

export const trailingSlash = 'ignore';

/**
 * Leads to the provider. A link and no form: a page of ours may send forms nowhere else (form-action 'self'), not even by
 * a redirect. It changes nothing but a cookie of this very browser.
 */
export const GET: RequestHandler = async (event) => {
  const { params, url, cookies, setHeaders } = event;
  const ctx = await siteContext();
  const returnTo = returnPath(url.searchParams.get('till'));
  await countTry(ctx, clientOf(event), 'oidc').catch((fault: unknown) => refuseSignIn(fault, setHeaders));
  const begun = await beginSignIn(ctx, params['id'] ?? '', { origin: url.origin, returnTo }).catch(refuseSignIn);
  const { name, options } = flowCookieOf(url.protocol);
  cookies.set(name, begun.cookie, options);
  // The only way out of the house: the provider's own address, told by the provider that an administrator has named.
  redirect(303, begun.address, { external: [new URL(begun.address).origin] });
};
