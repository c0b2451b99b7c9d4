import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { loadDecisionSettingsPage, saveDecisionSettings } from '#report-back/decision-settings.server.ts';
import { DecisionSettingsForm } from '#report-back/decision-settings.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', loadDecisionSettingsPage);
  return { ...page, said: event.url.searchParams.get('sagt') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'frister', typed: typedWords(form) };
    const parsed = parseForm(DecisionSettingsForm, form);
    if (!parsed.ok) return unfit(event, 'case:move', sent, parsed.faults);
    const result = await officeAct(event, 'case:move', sent, (work) => saveDecisionSettings(work, parsed.value));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?sagt=sparat`);
  },
};
