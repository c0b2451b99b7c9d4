import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { typedWords } from '#platform/sent-form.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { siteGone, siteSent } from '#publication/site-form.ts';
import { loadSharePage, tellSiteVersion } from '#publication/site-version.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['sparat', 'borta'] as const;

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadSharePage(work, municipality, event.params['promise'] ?? '', event.url.origin),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

function told(form: string, read: typeof siteSent, said: (typeof SAID)[number]) {
  return async (event: RequestEvent) => {
    const data = await wordsSent(event.request);
    const sent = { form, typed: typedWords(data) };
    const parsed = read(data);
    if ('faults' in parsed) return unfit(event, 'promise:share', sent, parsed.faults);
    const result = await officeAct(event, 'promise:share', sent, async (work) =>
      tellSiteVersion(work, await promiseAt(work, event.params['promise'] ?? ''), parsed.value),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?${said}`);
  };
}

export const actions: Actions = {
  utlagd: told('utlagd', siteSent, 'sparat'),
  borta: told('borta', siteGone, 'borta'),
};
