import type { RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { dayAsked } from '#report-back/release-day.ts';
import { makeRelease } from '#report-back/release.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const trailingSlash = 'ignore';

/** Sent as a form and not as an address, since it leaves a trace. */
export const POST: RequestHandler = async (event) => {
  const form = await wordsSent(event.request);
  const today = swedishDay(new Date());
  const day = dayAsked(String(form.get('dag') ?? ''), today);
  const { bytes, name } = await makeRelease((act) => officeWork(event, 'case:move', act), idIn(event), {
    day,
    today,
  }).catch(tell);
  return fileAnswer(bytes, 'application/zip', name);
};
