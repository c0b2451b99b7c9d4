import type { Actions, ServerLoad } from '@sveltejs/kit';
import { linkState } from '#access/office-link.server.ts';
import { openSession } from '#access/session.server.ts';
import { countTry } from '#access/sign-in-limits.server.ts';
import { newToken } from '#access/token.server.ts';
import { AppError } from '#platform/errors.ts';
import { clientOf, deviceOfRequest, formKeyIn, refuseSignIn, signedIn } from '#routes/arbete/logga-in/sign-in.ts';
import { siteContext } from '#routes/site-context.ts';

/** Such a form uses nothing up. */
const HALF_A_FORM = 'Formuläret kom inte fram helt. Öppna länken på nytt och försök igen.';

/** Shows the button and uses nothing up: programs that scan mail follow links too. */
export const load: ServerLoad = async ({ params }) => {
  const state = await linkState((await siteContext()).db, params['token'] ?? '');
  if (state !== 'open') refuseSignIn(new AppError(`office-link-${state}`));
  return { formKey: newToken() };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, request, setHeaders } = event;
    const ctx = await siteContext();
    await countTry(ctx, clientOf(event), 'office-link').catch((fault: unknown) => refuseSignIn(fault, setHeaders));
    const form = await request.formData().catch(() => refuseSignIn(new AppError('usage', { what: HALF_A_FORM })));
    const session = await openSession(ctx, params['token'] ?? '', formKeyIn(form), deviceOfRequest(event)).catch(
      refuseSignIn,
    );
    return signedIn(event, session, null);
  },
};
