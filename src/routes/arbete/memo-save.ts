import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { memoFormOf } from '#report-back/memo-form-data.ts';
import { memoTyped } from '#report-back/memo-form.ts';
import { memoBeside } from '#report-back/memo-page.server.ts';
import type { MemoOf } from '#report-back/memo-queries.server.ts';
import { versionIn } from '#report-back/review-post.ts';
import { reviseMemo } from '#report-back/revise-memo.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** Saves a memo's form, of the promise's page or of the case's. @param find whose memo it is; null where it is not there */
export async function saveMemo(event: RequestEvent, find: (work: Work) => Promise<MemoOf | null>) {
  const data = await wordsSent(event.request);
  const form = memoFormOf(data);
  try {
    const no = versionIn(data);
    const wrong = await officeWork(event, 'memo:write', async (work) => {
      const whose = await find(work);
      if (whose === null) error(404, 'Löftet finns inte.');
      const { choices, kept } = await memoBeside(work, whose);
      const read = memoTyped(form, choices, kept);
      if ('errors' in read) return read.errors;
      await reviseMemo(work, whose, no, read.typed);
      return null;
    });
    if (wrong !== null) return fail(400, { typed: form, errors: wrong, conflict: null });
  } catch (fault) {
    const code = foreseen(fault);
    return fail(ERRORS[code].status, { typed: form, errors: {}, conflict: sentenceFor(fault) });
  }
  redirect(303, `${event.url.pathname}?sparad`);
}
