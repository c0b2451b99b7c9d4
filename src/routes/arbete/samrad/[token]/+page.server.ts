import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { answerConsultation } from '#report-back/answer-consultation.server.ts';
import { loadAnswerPage } from '#report-back/consultation-page.server.ts';
import { consultationWork } from '#routes/arbete/samrad/consultation-door.ts';
import { takeAnswer } from '#routes/arbete/samrad/take-answer.ts';

/** Changes nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => ({
  page: await consultationWork(event, (work, { askedId }) => loadAnswerPage(work, askedId)),
  said: event.url.searchParams.has('svarat'),
});

export const actions: Actions = {
  default: async (event) => {
    const refused = await takeAnswer(event, (no, answer) =>
      consultationWork(event, (work, { askedId }) => answerConsultation(work, askedId, no, answer)),
    );
    if (refused !== null) return refused;
    redirect(303, `${event.url.pathname}?svarat`);
  },
};
