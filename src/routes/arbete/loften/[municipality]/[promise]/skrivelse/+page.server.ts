import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { memoFormOf } from '#report-back/memo-form-data.ts';
import { memoTyped } from '#report-back/memo-form.ts';
import { loadMemoPage, memoBeside } from '#report-back/memo-page.server.ts';
import { versionIn } from '#report-back/review-post.ts';
import { reviseMemo } from '#report-back/revise-memo.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadMemoPage(work, municipality, event.params['promise'] ?? ''),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, saved: event.url.searchParams.has('sparad') };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const form = memoFormOf(data);
    try {
      const no = versionIn(data);
      const wrong = await officeWork(event, 'memo:write', async (work) => {
        const promiseId = await findPromise(work.tx, work.municipalityId, event.params['promise'] ?? '');
        if (promiseId === null) error(404, 'Löftet finns inte.');
        const { choices, kept } = await memoBeside(work, promiseId);
        const read = memoTyped(form, choices, kept);
        if ('errors' in read) return read.errors;
        await reviseMemo(work, promiseId, no, read.typed);
        return null;
      });
      if (wrong !== null) return fail(400, { typed: form, errors: wrong, conflict: null });
    } catch (fault) {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { typed: form, errors: {}, conflict: sentenceFor(fault) });
    }
    redirect(303, `${event.url.pathname}?sparad`);
  },
};
