import { error, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { z } from 'zod';
import { swedishDay } from '#checking/day-words.ts';
import { loadReleasePage } from '#report-back/release.server.ts';
import { dayAsked } from '#report-back/release-day.ts';
import { addMark, liftMark, MarkInput } from '#report-back/secrecy-marks.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';

const action = 'case:move' as const;

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const day = dayAsked(event.url.searchParams.get('dag'), today);
  const page = await officeWork(event, action, (work, municipality) =>
    loadReleasePage(work, municipality, idIn(event), day),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { page, today, saved: event.url.searchParams.has('sparat') };
};

const mark = (event: RequestEvent, form: string) =>
  registerForm(event, { form, action, schema: MarkInput }, (work, input) => addMark(work, idIn(event), input));

export const actions: Actions = {
  markera: (event) => mark(event, 'markera'),
  markera_hel: (event) => mark(event, 'markera-hel'),
  ta_bort: (event) =>
    registerForm(event, { form: 'markering', action, schema: z.object({ id: z.uuid() }) }, (work, { id }) =>
      liftMark(work, idIn(event), id),
    ),
};
