import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { loadMemoPage } from '#report-back/memo-page.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { saveMemo } from '#routes/arbete/memo-save.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

/** The memo of a promise that has no case yet; of one that has, it is on the page of its latest case. */
export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadMemoPage(work, municipality, event.params['promise'] ?? ''),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  // Not what was sent from here and refused: its words are shown again.
  if (page.caseId !== null && event.request.method !== 'POST')
    redirect(303, `/arbete/arenden/${page.municipality.slug}/${page.caseId}/skrivelse${event.url.search}`);
  return { ...page, saved: event.url.searchParams.has('sparad') };
};

export const actions: Actions = {
  default: (event) =>
    saveMemo(event, async (work) => {
      const promiseId = await findPromise(work.tx, work.municipalityId, event.params['promise'] ?? '');
      return promiseId === null ? null : { promiseId };
    }),
};
