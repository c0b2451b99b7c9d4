import { error, type Actions, type ServerLoad } from '@sveltejs/kit';
import { z } from 'zod';
import { swedishDay } from '#checking/day-words.ts';
import { loadArchivePage, markArchived } from '#report-back/archive-package.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';

const action = 'case:move' as const;
const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, action, (work, municipality) =>
    loadArchivePage(work, municipality, idIn(event), today()),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { page, saved: event.url.searchParams.has('sparat') };
};

export const actions: Actions = {
  arkiverat: (event) =>
    registerForm(
      event,
      { form: 'arkiverat', action, schema: z.object({ no: z.coerce.number().int() }) },
      (work, { no }) => markArchived(work, idIn(event), no, today()),
    ),
};
