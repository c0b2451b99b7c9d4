import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { briefHtml, drawBrief } from '#report-back/brief-drawn.server.ts';
import { paragraphTyped } from '#report-back/brief-form.ts';
import { loadBrief, recordParagraph } from '#report-back/brief.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const kept = await officeWork(event, 'committee:read', (work) =>
    loadBrief(work, event.params['promise'] ?? '', idIn(event), today()),
  );
  if (kept === null) error(404, 'Lägesbilden finns inte.');
  const { promise, paragraph, content, may, model } = kept;
  const { pages } = await drawBrief(kept);
  const { forum, meetingDay } = model;
  const said = event.url.searchParams.get('sagt');
  return { promise, forum, meetingDay, paragraph, content, may, html: briefHtml(kept), pages, said };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const read = paragraphTyped(data);
    const typed = String(data.get('paragraf') ?? '');
    if ('error' in read) {
      await mayAct(event, 'brief:make');
      return fail(400, { error: read.error, typed });
    }
    const refused = await officeWork(event, 'brief:make', (work) =>
      recordParagraph(work, event.params['promise'] ?? '', { id: idIn(event), ...read, today: today() }).then(
        () => null,
      ),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault), typed }));
    if (refused !== null) return refused;
    redirect(303, `${event.url.pathname}?sagt=paragraf`);
  },
};
