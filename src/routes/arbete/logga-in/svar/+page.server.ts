import type { ServerLoad } from '@sveltejs/kit';
import { countTry } from '#access/sign-in-limits.server.ts';
import { finishSignIn } from '#access/sign-in-oidc.server.ts';
import { flowCookieOf } from '#routes/arbete/logga-in/flow-cookie.ts';
import { clientOf, deviceOfRequest, refuseSignIn, signedIn } from '#routes/arbete/logga-in/sign-in.ts';
import { siteContext } from '#routes/site-context.ts';

/** Where a provider sends the browser back. What was begun is over, however it ends: an answer is never taken twice. */
export const load: ServerLoad = async (event) => {
  const { url, cookies, setHeaders } = event;
  const ctx = await siteContext();
  await countTry(ctx, clientOf(event), 'oidc').catch((fault: unknown) => refuseSignIn(fault, setHeaders));
  const { name, options } = flowCookieOf(url.protocol);
  const cookie = cookies.get(name);
  cookies.delete(name, options);
  const { token, returnTo } = await finishSignIn(ctx, cookie, url, deviceOfRequest(event)).catch(refuseSignIn);
  return signedIn(event, token, returnTo);
};
