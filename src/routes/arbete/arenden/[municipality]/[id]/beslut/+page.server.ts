import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { AdjustForm, AnnounceForm, AppealForm, decisionTyped, proposalNumbers } from '#report-back/decision-form.ts';
import { loadDecisionPage } from '#report-back/decision-page.server.ts';
import { adjustMinutes, announceAdjustment, endAppealTime } from '#report-back/follow-decision.server.ts';
import { correctRuling, decideCase } from '#report-back/write-ruling.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadDecisionPage(work, municipality, { caseId: idIn(event), today: today() }),
  ).catch(tell);
  return { ...page, said: event.url.searchParams.get('sagt') };
};

const back = (event: RequestEvent, said: string): never => redirect(303, `${event.url.pathname}?sagt=${said}`);

export const actions: Actions = {
  besluta: (event) => decide(event, 'besluta', 'beslutat'),
  ratta: (event) => decide(event, 'ratta', 'rattat'),
  justera: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'justera', typed: typedWords(form) };
    const read = parseForm(AdjustForm, form);
    if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
    const input = { ...read.value, today: today() };
    const result = await officeAct(event, 'case:move', sent, (work) => adjustMinutes(work, idIn(event), input));
    return 'done' in result ? back(event, 'justerat') : result;
  },
  ansla: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'ansla', typed: typedWords(form) };
    const read = parseForm(AnnounceForm, form);
    if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
    const input = { ...read.value, today: today() };
    const result = await officeAct(event, 'case:move', sent, (work) => announceAdjustment(work, idIn(event), input));
    return 'done' in result ? back(event, 'anslaget') : result;
  },
  overklagan: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'overklagan', typed: typedWords(form) };
    const read = parseForm(AppealForm, form);
    if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
    const input = { ...read.value, today: today() };
    const result = await officeAct(event, 'case:move', sent, (work) => endAppealTime(work, idIn(event), input));
    return 'done' in result ? back(event, 'slut') : result;
  },
};

async function decide(event: RequestEvent, form: 'besluta' | 'ratta', said: string) {
  const words = await wordsSent(event.request);
  const sent = { form, typed: typedWords(words) };
  const read = decisionTyped(words, proposalNumbers(words));
  if (!read.ok) return unfit(event, 'case:move', sent, read.faults);
  const { version, typed } = read.value;
  const result = await officeAct(event, 'case:move', sent, (work) =>
    form === 'ratta'
      ? correctRuling(work, idIn(event), version, typed)
      : decideCase(work, idIn(event), version, typed, today()),
  );
  return 'done' in result ? back(event, said) : result;
}
