import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import type { Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { typedWords } from '#platform/sent-form.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { liftEmbargo, setEmbargo } from '#publication/embargo.server.ts';
import { cancelPlanned, planPublication } from '#publication/plan-publication.server.ts';
import { holdSent, planSent, withdrawalSent } from '#publication/publish-form.ts';
import { loadPublishPage } from '#publication/publish-page.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['planerat', 'avbrutet', 'tillbakadraget', 'vantar', 'havt'] as const;
const today = (): string => swedishDay(new Date());
const idSent = (data: FormData) => ({ value: String(data.get('id') ?? '') });
const slugOf = ({ params }: Pick<RequestEvent, 'params'>): string => params['promise'] ?? '';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadPublishPage(work, municipality, slugOf(event), today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

/** One form: read, done with the promise of the address, and told in the address. */
function act<T>(
  form: string,
  action: Action,
  read: (sent: FormData) => { readonly value: T } | { readonly faults: Parameters<typeof unfit>[3] },
  done: (work: Work, promiseId: string, value: T) => Promise<unknown>,
  said: (typeof SAID)[number],
) {
  return async (event: RequestEvent) => {
    const data = await wordsSent(event.request);
    const sent = { form, typed: typedWords(data) };
    const parsed = read(data);
    if ('faults' in parsed) return unfit(event, action, sent, parsed.faults);
    const result = await officeAct(event, action, sent, async (work) =>
      done(work, await promiseAt(work, slugOf(event)), parsed.value),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?${said}`);
  };
}

const lift = (work: Work, promiseId: string, id: string): Promise<void> =>
  liftEmbargo(work, { promiseId, id, today: today() });

export const actions: Actions = {
  planera: act(
    'planera',
    'promise:publish',
    planSent,
    (work, promiseId, plan) => planPublication(work, { promiseId, ...plan }, new Date()),
    'planerat',
  ),
  avbryt: act('avbryt', 'promise:publish', idSent, cancelPlanned, 'avbrutet'),
  dra: act(
    'dra',
    'promise:withdraw',
    withdrawalSent,
    (work, promiseId, sent) => withdrawPromise(work, { promiseId, ...sent }),
    'tillbakadraget',
  ),
  vanta: act(
    'vanta',
    'promise:hold',
    holdSent,
    (work, promiseId, sent) => setEmbargo(work, { promiseId, ...sent }, today()),
    'vantar',
  ),
  hav: act('hav', 'promise:hold', idSent, (work, promiseId, id) => lift(work, promiseId, id), 'havt'),
};
