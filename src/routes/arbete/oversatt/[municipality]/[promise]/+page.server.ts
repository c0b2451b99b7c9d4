import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { langOfWord } from '#platform/texts/languages.ts';
import { loadDeskPromise } from '#publication/desk-page.server.ts';
import { publishTranslation } from '#publication/publish-translation.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { slugIn } from '#routes/arbete/oversatt/language-in.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['publicerat', 'oforandrat'] as const;

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadDeskPromise(work, municipality, slugIn(event)),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  publicera: async (event) => {
    const data = await wordsSent(event.request);
    const lang = langOfWord(String(data.get('language.word') ?? ''));
    if (lang === null || lang === 'sv') error(404, 'Sidan finns inte.');
    const done = await officeWork(event, 'promise:publish', (work) =>
      publishTranslation(work, slugIn(event), lang),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { lang, error: sentenceFor(fault) }));
    if (typeof done !== 'boolean') return done;
    redirect(303, `${event.url.pathname}?${done ? 'publicerat' : 'oforandrat'}`);
  },
};
