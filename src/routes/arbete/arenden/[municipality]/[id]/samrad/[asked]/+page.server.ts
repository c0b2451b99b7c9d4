import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { answerConsultation } from '#report-back/answer-consultation.server.ts';
import { loadAnswerPage } from '#report-back/consultation-page.server.ts';
import { officeWork, tell, uuidIn } from '#routes/arbete/office-work.ts';
import { takeAnswer } from '#routes/arbete/samrad/take-answer.ts';

export const load: ServerLoad = async (event) => ({
  page: await officeWork(event, 'office:read', (work) => loadAnswerPage(work, uuidIn(event, 'asked'))).catch(tell),
});

export const actions: Actions = {
  default: async (event) => {
    const refused = await takeAnswer(event, (no, answer) =>
      officeWork(event, 'office:read', (work) => answerConsultation(work, uuidIn(event, 'asked'), no, answer)),
    );
    if (refused !== null) return refused;
    redirect(303, `/arbete/arenden/${event.params['municipality']}/${event.params['id']}/samrad?sagt=svarat`);
  },
};
