import type { ServerLoad } from '@sveltejs/kit';
import { loadAnswersPage } from '#dialogue/dialogue-pages.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => {
  const id = idIn(event);
  return officeWork(event, 'office:read', (work, municipality) => loadAnswersPage(work, municipality, id));
};
