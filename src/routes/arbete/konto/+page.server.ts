import { fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { chooseLang, endOwnSessions, loadAccount } from '#access/account.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { municipalitiesFor } from '#places/places-queries.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

const SAID = ['sparat', 'utloggat'] as const;

const tokenOf = ({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): string =>
  cookies.get(sessionCookie(url.protocol).name) ?? '';

export const load: ServerLoad = async (event) => ({
  administered: await municipalitiesFor((await siteContext()).db, officeActor(event.locals), 'people:administer'),
  account: await loadAccount(await siteContext(), officeActor(event.locals), tokenOf(event)),
  said: SAID.find((word) => event.url.searchParams.has(word)) ?? null,
});

export const actions: Actions = {
  sprak: async ({ request, locals }) => {
    const lang = String((await wordsSent(request)).get('sprak') ?? '');
    const refused = await chooseLang(await siteContext(), officeActor(locals), lang).catch((fault: unknown) =>
      fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault) }),
    );
    if (refused !== undefined) return refused;
    redirect(303, '/arbete/konto?sparat');
  },
  /** One of the person's own; somebody else's is not found and nothing happens. */
  avsluta: async ({ request, locals }) => {
    const id = String((await wordsSent(request)).get('session') ?? '');
    if (/^[0-9a-f]{64}$/.test(id)) await endOwnSessions(await siteContext(), officeActor(locals), { id });
    redirect(303, '/arbete/konto?utloggat#inloggningar');
  },
  andra: async (event) => {
    await endOwnSessions(await siteContext(), officeActor(event.locals), { allBut: tokenOf(event) });
    redirect(303, '/arbete/konto?utloggat#inloggningar');
  },
};
