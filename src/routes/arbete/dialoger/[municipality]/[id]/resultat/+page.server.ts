import type { ServerLoad } from '@sveltejs/kit';
import { loadResultsPage } from '#dialogue/results-page.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => {
  const id = idIn(event);
  return officeWork(event, 'office:read', (work, municipality) => loadResultsPage(work, municipality, id));
};
