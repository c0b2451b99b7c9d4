import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadHistoryView, restoreVersion } from '#report-back/history-view.server.ts';
import { restoringSent } from '#report-back/history-form.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { isUuid } from '#platform/is-uuid.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const { promise = '', point = '' } = event.params;
  if (!isUuid(point)) error(404, 'Punkten finns inte.');
  const view = await officeWork(event, 'office:read', (work, municipality) =>
    loadHistoryView(work, municipality, { promise, point, today: today() }),
  );
  if (view === null) error(404, 'Punkten finns inte.');
  return { ...view, restored: event.url.searchParams.has('aterstallt') };
};

export const actions: Actions = {
  default: async (event) => {
    const { point = '' } = event.params;
    if (!isUuid(point)) error(404, 'Punkten finns inte.');
    const form = await wordsSent(event.request);
    const parsed = restoringSent(form);
    if (!parsed.ok) return unfit(event, 'office:read', { form: 'aterstall', typed: {} }, parsed.faults);
    const sent = { form: 'aterstall', typed: {} };
    const result = await officeAct(event, 'office:read', sent, (work) =>
      restoreVersion(work, point, { ...parsed.value, today: today() }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?aterstallt`);
  },
};
