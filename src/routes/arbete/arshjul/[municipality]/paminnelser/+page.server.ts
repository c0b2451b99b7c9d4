import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { loadReminderPage, saveLateSettings } from '#follow-up/reminder-settings.server.ts';
import { ReminderForm } from '#follow-up/schedule-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) => loadReminderPage(work, municipality));
  return { ...page, saved: event.url.searchParams.has('sparat') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'paminnelser', typed: typedWords(form) };
    const parsed = parseForm(ReminderForm, form);
    if (!parsed.ok) return unfit(event, 'round:schedule', sent, parsed.faults);
    const result = await officeAct(event, 'round:schedule', sent, (work) => saveLateSettings(work, parsed.value));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?sparat`);
  },
};
