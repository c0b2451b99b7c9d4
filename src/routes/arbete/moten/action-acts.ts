import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { endAction, measureFromAction } from '#follow-up/meeting-actions.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { isUuid } from '#platform/is-uuid.ts';

const LONGEST_REASON = 1_000;

/** What can be done with something that somebody took on; the same on every page that shows it. */
export const ACTION_ACTS = {
  klar: acting((work, id) => endAction(work, id, { state: 'done' })),
  utgar: acting((work, id, words) => {
    const reason = String(words.get('skal') ?? '').trim();
    if (reason === '') throw new AppError('usage', { what: 'Skriv varför det inte ska göras.' });
    if (reason.length > LONGEST_REASON)
      throw new AppError('usage', { what: 'Skälet får ha högst 1\u00a0000\u00a0tecken.' });
    return endAction(work, id, { state: 'dropped', reason });
  }),
  atgard: acting((work, id, words) => {
    const point = String(words.get('punkt') ?? '');
    if (!isUuid(point)) throw new AppError('usage', { what: 'Välj vilken punkt det ska bli en åtgärd för.' });
    return measureFromAction(work, id, point);
  }),
};

/** Back on the page it says what came of it; a redirect would need to know which page it was. */
function acting(does: (work: Work, id: string, words: FormData) => Promise<void>) {
  return async (event: RequestEvent) => {
    const words = await wordsSent(event.request);
    const id = String(words.get('id') ?? '');
    try {
      if (!isUuid(id)) throw new AppError('not-found');
      await officeWork(event, 'meeting:write', (work) => does(work, id, words));
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { fault: sentenceFor(fault), action: id });
    }
    return { ended: id };
  };
}
