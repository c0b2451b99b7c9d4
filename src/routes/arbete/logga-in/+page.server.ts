import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { askForLoginLink } from '#access/ask-login-link.server.ts';
import { emailAddress } from '#access/person.ts';
import { returnPath } from '#access/return-path.ts';
import { countTry } from '#access/sign-in-limits.server.ts';
import { openProviders } from '#access/providers.server.ts';
import { sentenceFor, AppError } from '#platform/errors.ts';
import { clientOf, refuseSignIn } from '#routes/arbete/logga-in/sign-in.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ url }) => ({
  providers: await openProviders((await siteContext()).db),
  to: returnPath(url.searchParams.get('till')),
  sent: url.searchParams.has('skickat'),
});

export const actions: Actions = {
  /** The same answer whoever has the address: nobody learns here who works in Löftet. */
  lank: async (event) => {
    const ctx = await siteContext();
    await countTry(ctx, clientOf(event), 'login-link').catch((fault: unknown) => refuseSignIn(fault, event.setHeaders));
    const email = String((await wordsSent(event.request)).get('epost') ?? '').slice(0, 500);
    if (emailAddress(email) === null) return fail(400, { email, error: sentenceFor(new AppError('email-unusable')) });
    const returnTo = returnPath(event.url.searchParams.get('till'));
    await askForLoginLink(ctx, email, { origin: event.url.origin, returnTo });
    redirect(303, '/arbete/logga-in?skickat');
  },
};
