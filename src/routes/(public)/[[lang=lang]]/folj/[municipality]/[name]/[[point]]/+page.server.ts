import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { emailAddress } from '#access/person.ts';
import { LANGS, langOfWord } from '#platform/texts/languages.ts';
import { askToFollow } from '#publication/ask-follow.server.ts';
import { findFollowPage, type FollowPage } from '#publication/follow-subject.server.ts';
import { mayAskFrom } from '#publication/follow-limits.server.ts';
import { RHYTHMS } from '#publication/follow.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

/** What is followed at the address, in the page's language. */
async function asked({ params }: Pick<RequestEvent, 'params'>): Promise<FollowPage> {
  const { municipality = '', name = '', point } = params;
  const path = point === undefined ? name : `${name}/${point}`;
  const lang = langOfWord(params['lang']) ?? 'sv';
  const found = await orUnavailable(async () => findFollowPage((await siteContext()).db, municipality, path, lang));
  return found ?? error(404);
}

export const load: ServerLoad = async (event) => {
  const { municipality, demo, subject, look } = await asked(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { municipality: municipality.text, demo, subject, look, sent: event.url.searchParams.has('skickat') };
};

export const actions: Actions = {
  /** The same answer whoever has the address: nobody learns here who follows what. */
  default: async (event) => {
    const sent = await wordsSent(event.request);
    const said = (name: string): string => String(sent.get(name) ?? '').slice(0, 500);
    const typed = { email: said('epost'), rhythm: said('ofta'), lang: said('sprak') };
    const rhythm = RHYTHMS.find((one) => one === typed.rhythm);
    const lang = LANGS.find((one) => one === typed.lang);
    if (emailAddress(typed.email) === null) return fail(400, { fault: 'email', typed });
    if (rhythm === undefined || lang === undefined) return fail(400, { fault: 'choice', typed });
    if (!mayAskFrom(event.request.headers.get('x-loftet-client') ?? '')) {
      event.setHeaders({ 'retry-after': '60' });
      return fail(429, { fault: 'busy', typed });
    }
    const { municipalityId: id, municipality, subject } = await asked(event);
    const slug = event.params['municipality'] ?? '';
    const wish = { municipality: { id, slug, name: municipality.text }, subject, email: typed.email, lang, rhythm };
    await orUnavailable(async () => askToFollow(await siteContext(), { ...wish, origin: event.url.origin }));
    redirect(303, `${event.url.pathname}?skickat`);
  },
};
