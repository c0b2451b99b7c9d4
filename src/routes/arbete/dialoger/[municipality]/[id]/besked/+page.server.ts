import type { ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadStaffFeedback } from '#publication/staff-feedback.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const asked = event.url.searchParams.get('version');
  const no = asked === null ? null : /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0;
  const today = swedishDay(new Date());
  return officeWork(event, 'office:read', (work, municipality) =>
    loadStaffFeedback(work, municipality, id, { no, today }),
  );
};
