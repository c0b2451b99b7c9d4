import { error, type ServerLoad } from '@sveltejs/kit';
import { loadPromisePage } from '#report-back/promise-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, (work, municipality) =>
    loadPromisePage(work, municipality, event.params['promise'] ?? ''),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, justAccepted: event.url.searchParams.has('godkand') };
};
