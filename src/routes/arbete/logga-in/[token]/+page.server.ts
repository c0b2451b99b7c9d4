import type { Actions, ServerLoad } from '@sveltejs/kit';
import { openByLoginLink, showLoginLink } from '#access/login-link.server.ts';
import { countTry } from '#access/sign-in-limits.server.ts';
import { newToken } from '#access/token.server.ts';
import { AppError } from '#platform/errors.ts';
import { clientOf, deviceOfRequest, formKeyIn, refuseSignIn, signedIn } from '#routes/arbete/logga-in/sign-in.ts';
import { siteContext } from '#routes/site-context.ts';

/** Shows the button and uses nothing up: programs that scan mail follow links too. */
export const load: ServerLoad = async ({ params }) => {
  const { state, name } = await showLoginLink((await siteContext()).db, params['token'] ?? '');
  if (state !== 'open') refuseSignIn(new AppError(`login-link-${state}`));
  return { formKey: newToken(), name };
};

export const actions: Actions = {
  default: async (event) => {
    const ctx = await siteContext();
    const { params, request, url, setHeaders } = event;
    await countTry(ctx, clientOf(event), 'login-link').catch((fault: unknown) => refuseSignIn(fault, setHeaders));
    // A form that did not arrive whole has no key of its own, and opens all the same.
    const form = await request.formData().catch(() => new FormData());
    const kept = { formKey: formKeyIn(form), device: deviceOfRequest(event) };
    const session = await openByLoginLink(ctx, params['token'] ?? '', kept).catch(refuseSignIn);
    return signedIn(event, session, url.searchParams.get('till'));
  },
};
