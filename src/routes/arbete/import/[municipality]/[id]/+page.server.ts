import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { loadImport } from '#report-back/import-queries.server.ts';
import { acceptReviewed, discardReviewed } from '#report-back/end-review.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) =>
  officeWork(event, async (work, municipality) => {
    const shown = await loadImport(work, idIn(event));
    if (shown === null) error(404, 'Dokumentet finns inte.');
    return { municipality, shown };
  });

export const actions: Actions = {
  godkann: async (event) => {
    const no = Number((await event.request.formData()).get('version'));
    const done = await officeWork(event, (work) => acceptReviewed(work, idIn(event), no)).catch((fault: unknown) => {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { error: sentenceFor(fault) });
    });
    if (typeof done !== 'string') return done;
    redirect(303, `/arbete/loften/${event.params['municipality']}/${done}?godkand`);
  },
  bort: async (event) => {
    await officeWork(event, (work) => discardReviewed(work, idIn(event)));
    redirect(303, '/arbete/import?borttagen');
  },
};
