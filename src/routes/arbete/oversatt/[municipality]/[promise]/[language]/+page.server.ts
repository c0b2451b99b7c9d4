import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { deskSent } from '#publication/desk-form.ts';
import { loadDeskPage } from '#publication/desk-page.server.ts';
import { saveDesk } from '#publication/save-desk.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { languageIn, slugIn } from '#routes/arbete/oversatt/language-in.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const { searchParams } = event.url;
  const wanted = {
    lang: languageIn(event),
    todo: searchParams.has('att-gora'),
    page: Number(searchParams.get('sida')) || 1,
  };
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadDeskPage(work, municipality, slugIn(event), wanted),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: searchParams.get('sagt') };
};

export const actions: Actions = {
  spara: async (event) => {
    const read = deskSent(await wordsSent(event.request));
    if ('error' in read) {
      await mayAct(event, 'translation:write');
      return fail(400, { error: read.error });
    }
    const { sent } = read;
    const done = await officeWork(event, 'translation:write', (work) =>
      saveDesk(work, slugIn(event), languageIn(event), sent),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault), sent }));
    if ('status' in done) return done;
    if (!('saved' in done)) return fail(done.clashes.length > 0 ? 409 : 422, { ...done, sent });
    const { searchParams, pathname } = event.url;
    const kept = ['att-gora', 'sida'].filter((name) => searchParams.has(name));
    const query = new URLSearchParams(kept.map((name) => [name, searchParams.get(name) ?? '']));
    query.set('sagt', `sparat-${done.saved}`);
    redirect(303, `${pathname}?${query}`);
  },
};
