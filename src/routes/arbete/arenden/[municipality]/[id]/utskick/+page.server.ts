import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { typedWords } from '#platform/sent-form.ts';
import { dispatchMaterial, drawDispatch, memoToSend } from '#report-back/dispatch-files.server.ts';
import { dispatchTyped, returnTyped, type DispatchWay } from '#report-back/dispatch-form.ts';
import { loadDispatchPage } from '#report-back/dispatch-page.server.ts';
import { markReturned, sendDispatch } from '#report-back/dispatch-send.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadDispatchPage(work, municipality, idIn(event)),
  ).catch(tell);
  return { ...page, said: event.url.searchParams.get('sagt') };
};

export const actions: Actions = {
  mejla: (event) => send(event, 'mail', 'mejlat'),
  paket: (event) => send(event, 'package', 'paket'),
  retur: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'retur', typed: typedWords(form) };
    const read = returnTyped(form);
    if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
    const input = { ...read.value, today: swedishDay(new Date()) };
    const result = await officeAct(event, 'case:move', sent, (work) => markReturned(work, idIn(event), input));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?sagt=retur`);
  },
};

/** The extract and the memo are drawn between transactions: none waits for a renderer. */
async function send(event: RequestEvent, way: DispatchWay, said: string) {
  const form = await wordsSent(event.request);
  const sent = { form: 'skicka', typed: typedWords(form) };
  const read = dispatchTyped(form, way);
  if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
  const ctx = await siteContext();
  const found = await officeAct(event, 'case:move', sent, (work) => dispatchMaterial(work, idIn(event)));
  if (!('done' in found)) return found;
  const extract = await drawDispatch(found.done);
  await memoToSend((act) => officeWork(event, 'case:move', act), idIn(event));
  const result = await officeAct(event, 'case:move', sent, (work) =>
    sendDispatch(work, ctx, idIn(event), { way, to: read.value, extract }),
  );
  if (!('done' in result)) return result;
  redirect(303, `${event.url.pathname}?sagt=${said}-${result.done}`);
}
