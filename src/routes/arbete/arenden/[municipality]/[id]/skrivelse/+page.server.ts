import { error, type Actions, type ServerLoad } from '@sveltejs/kit';
import { loadMemoPageOfCase } from '#report-back/memo-page.server.ts';
import { saveMemo } from '#routes/arbete/memo-save.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadMemoPageOfCase(work, municipality, idIn(event)),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { ...page, saved: event.url.searchParams.has('sparad') };
};

export const actions: Actions = {
  default: (event) => saveMemo(event, async () => ({ caseId: idIn(event) })),
};
