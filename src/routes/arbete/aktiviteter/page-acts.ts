import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { sentForm } from '#routes/arbete/svar/sent-answer.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** Where the form was, with what came of it. */
export function back({ url }: RequestEvent, said: string): never {
  const point = url.searchParams.get('punkt');
  redirect(303, `${url.pathname}?${point === null ? '' : `punkt=${encodeURIComponent(point)}&`}${said}`);
}

/** An act on one thing of the page, by the id that its form sends. `said` is what the page then tells. */
export function actOn(
  said: (id: string) => string,
  does: (work: Work, id: string, words: URLSearchParams) => Promise<unknown>,
) {
  return async (event: RequestEvent) => {
    const { words } = await sentForm(event.request);
    const id = words.get('id') ?? '';
    try {
      if (!isUuid(id)) throw new AppError('not-found');
      await officeWork(event, 'activity:log', (work) => does(work, id, words));
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { fault: sentenceFor(fault) });
    }
    back(event, said(id));
  };
}
