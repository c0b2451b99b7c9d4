import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { restoringTrashed } from '#report-back/history-form.ts';
import { restoreTrashed } from '#report-back/restore-trashed.server.ts';
import { loadTrashView } from '#report-back/trash-view.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const view = await officeWork(event, 'trash:use', (work, municipality) =>
    loadTrashView(work, municipality, event.params['promise'] ?? '', swedishDay(new Date())),
  );
  if (view === null) error(404, 'Löftet finns inte.');
  return { ...view, restored: event.url.searchParams.has('aterstallt') };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = { form: 'aterstall', typed: {} };
    const parsed = restoringTrashed(await wordsSent(event.request));
    if (!parsed.ok) return unfit(event, 'trash:use', sent, parsed.faults);
    const result = await officeAct(event, 'trash:use', sent, (work) => restoreTrashed(work, parsed.value));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?aterstallt`);
  },
};
