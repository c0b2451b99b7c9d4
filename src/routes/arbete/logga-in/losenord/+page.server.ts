import { fail, type Actions, type ServerLoad } from '@sveltejs/kit';
import { returnPath } from '#access/return-path.ts';
import { signInByPassword } from '#access/sign-in-password.server.ts';
import { countTry } from '#access/sign-in-limits.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { clientOf, deviceOfRequest, refuseSignIn, signedIn } from '#routes/arbete/logga-in/sign-in.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = ({ url }) => ({ to: returnPath(url.searchParams.get('till')) });

export const actions: Actions = {
  default: async (event) => {
    const ctx = await siteContext();
    await countTry(ctx, clientOf(event), 'password').catch((fault: unknown) => refuseSignIn(fault, event.setHeaders));
    const form = await wordsSent(event.request);
    const email = String(form.get('epost') ?? '').slice(0, 500);
    const typed = { email, password: String(form.get('losenord') ?? '') };
    const session = await signInByPassword(ctx, typed, deviceOfRequest(event)).catch((fault: unknown) => {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { email, error: sentenceFor(fault) });
    });
    return typeof session === 'string' ? signedIn(event, session, event.url.searchParams.get('till')) : session;
  },
};
