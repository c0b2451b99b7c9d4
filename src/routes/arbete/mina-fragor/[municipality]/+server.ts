import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { openOwnQuestions } from '#follow-up/open-own-questions.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

/** From the office to the same page that the link in a mail opens, with a link of its own. */
export const POST: RequestHandler = async (event) => {
  const round = (await event.request.formData()).get('period');
  const token = await officeWork(event, 'committee:read', (work) =>
    openOwnQuestions(work, typeof round === 'string' ? round : ''),
  );
  if (token === null) error(404, 'Här finns inga frågor till dig. Du kan ha svarat, eller lämnat dem vidare.');
  redirect(303, `/arbete/svar/${token}`);
};
