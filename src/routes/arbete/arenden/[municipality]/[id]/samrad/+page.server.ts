import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { publicSite } from '#platform/site-address.ts';
import { endWithoutAnswer } from '#report-back/answer-consultation.server.ts';
import { numberIn, sendTypedOf } from '#report-back/consultation-form-data.ts';
import { readEnding, readSending } from '#report-back/consultation-form.ts';
import { linkToPassOn } from '#report-back/consultation-link.server.ts';
import { loadConsultationPage } from '#report-back/consultation-page.server.ts';
import { sendConsultation } from '#report-back/send-consultation.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';
import { isUuid } from '#platform/is-uuid.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadConsultationPage(work, municipality, idIn(event), today()),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { page, said: event.url.searchParams.get('sagt') };
};

const fields = (errors: Readonly<Record<string, string>>) =>
  Object.entries(errors).map(([field, message]) => ({ field, message }));

function askedIn(data: FormData): string {
  const id = data.get('asked');
  if (typeof id !== 'string' || !isUuid(id)) error(404, 'Samrådet finns inte.');
  return id;
}

async function send(event: RequestEvent) {
  const data = await wordsSent(event.request);
  const typedForm = sendTypedOf(data);
  const typed = { due: typedForm.due, rows: JSON.stringify(typedForm.parties) };
  const read = readSending(typedForm, today());
  if ('errors' in read) return unfit(event, 'memo:write', { form: 'skicka', typed }, fields(read.errors));
  const seen = { stepNo: numberIn(data, 'step'), memoNo: numberIn(data, 'memo') };
  const site = publicSite((await siteContext()).config);
  const sent = await officeAct(event, 'memo:write', { form: 'skicka', typed }, (work) =>
    sendConsultation(work, idIn(event), seen, { sending: read.sending, site, today: today() }),
  );
  if (!('done' in sent)) return sent;
  redirect(303, `${event.url.pathname}?sagt=skickat`);
}

async function end(event: RequestEvent) {
  const data = await wordsSent(event.request);
  const askedId = askedIn(data);
  const typed = { asked: askedId, reason: String(data.get('reason') ?? '') };
  const read = readEnding(typed.reason);
  if ('errors' in read) return unfit(event, 'memo:write', { form: 'avsluta', typed }, fields(read.errors));
  const ended = await officeAct(event, 'memo:write', { form: 'avsluta', typed }, (work) =>
    endWithoutAnswer(work, askedId, read.reason),
  );
  if (!('done' in ended)) return ended;
  redirect(303, `${event.url.pathname}?sagt=avslutat`);
}

/** The link is kept nowhere, so it is shown in the answer itself. */
async function link(event: RequestEvent) {
  const askedId = askedIn(await wordsSent(event.request));
  const made = await officeAct(event, 'memo:write', { form: 'lank', typed: { asked: askedId } }, (work) =>
    linkToPassOn(work, askedId),
  );
  return 'done' in made ? { form: 'lank', asked: askedId, link: event.url.origin + made.done } : made;
}

export const actions: Actions = { skicka: send, avsluta: end, lank: link };
