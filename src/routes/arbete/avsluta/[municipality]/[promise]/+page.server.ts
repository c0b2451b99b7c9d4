import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { closeWithOutcomes, loadClosingPage, type ClosingPage } from '#promise/close-promise.server.ts';
import { typedWords } from '#platform/sent-form.ts';
import { outcomesSent, prolongSent } from '#promise/outcome-form.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { prolongPromise } from '#promise/prolong.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['sparat', 'avslutat', 'forlangt'] as const;
const today = (): string => swedishDay(new Date());
const slugOf = ({ params }: Pick<RequestEvent, 'params'>): string => params['promise'] ?? '';

async function pageOf(event: Pick<RequestEvent, 'params' | 'locals'>): Promise<ClosingPage> {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadClosingPage(work, municipality, slugOf(event), today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return page;
}

export const load: ServerLoad = async (event) => ({
  ...(await pageOf(event)),
  said: SAID.find((word) => event.url.searchParams.has(word)) ?? null,
});

export const actions: Actions = {
  avsluta: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'avsluta', typed: typedWords(form) };
    const close = form.has('stang');
    const parsed = outcomesSent(form, (await pageOf(event)).promise.points, close);
    if (!parsed.ok) return unfit(event, 'promise:close', sent, parsed.faults);
    const closing = { outcomes: parsed.value, close, today: today() };
    const result = await officeAct(event, 'promise:close', sent, async (work) =>
      closeWithOutcomes(work, await promiseAt(work, slugOf(event)), closing),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?${close ? 'avslutat' : 'sparat'}`);
  },
  forlang: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'forlang', typed: typedWords(form) };
    const parsed = prolongSent(form);
    if (!parsed.ok) return unfit(event, 'promise:write', sent, parsed.faults);
    const result = await officeAct(event, 'promise:write', sent, async (work) =>
      prolongPromise(work, await promiseAt(work, slugOf(event)), { ...parsed.value, today: today() }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?forlangt`);
  },
};
