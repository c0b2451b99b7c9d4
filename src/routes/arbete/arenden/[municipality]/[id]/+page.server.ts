import { error, type ServerLoad } from '@sveltejs/kit';
import { loadCasePage } from '#report-back/case-page.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadCasePage(work, municipality, idIn(event)),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return page;
};
