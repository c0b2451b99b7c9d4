import type { Actions, ServerLoad } from '@sveltejs/kit';
import { FeedbackForm, PublishFeedbackForm } from '#publication/feedback-form.ts';
import { loadFeedbackDesk } from '#publication/feedback-page.server.ts';
import { publishFeedback } from '#publication/publish-feedback.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { formAct } from '#routes/arbete/form-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) => loadFeedbackDesk(work, municipality, id));
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  skriv: (event) =>
    formAct(
      event,
      'dialogue:write',
      { rules: FeedbackForm, name: 'skriv', done: 'skrivet' },
      (work, id, { version, inledning, citat }) =>
        writeFeedback(work, id, { expectedNo: version, intro: inledning, quotes: citat }),
    ),
  publicera: (event) =>
    formAct(
      event,
      'dialogue:write',
      { rules: PublishFeedbackForm, name: 'publicera', done: 'publicerat' },
      async (work, id, { version, andrat }) => {
        await publishFeedback(work, id, { note: andrat, expectedNo: version });
      },
    ),
};
