import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { questionSent } from '#dialogue/draft-sent.ts';
import { loadEditorPage } from '#dialogue/editor-pages.server.ts';
import { isElementType, type ElementType } from '#dialogue/question-form.ts';
import { addQuestion } from '#dialogue/save-question.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** The kind of question is in the address, and which one it comes after. */
function typeIn({ url }: Pick<RequestEvent, 'url'>): ElementType {
  const type = url.searchParams.get('typ') ?? '';
  return isElementType(type) ? type : error(404, 'Sidan finns inte.');
}

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const type = typeIn(event);
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadEditorPage(work, municipality, id, swedishDay(new Date())),
  );
  const { elements } = page.dialogue.form;
  const at = elements.findIndex(({ name }) => name === event.url.searchParams.get('efter'));
  return { ...page, type, earlier: at < 0 ? elements : elements.slice(0, at + 1) };
};

export const actions: Actions = {
  default: async (event) => {
    const draft = questionSent(await wordsSent(event.request));
    const sent = { type: typeIn(event), draft, after: event.url.searchParams.get('efter') || null };
    const done = await officeWork(event, 'dialogue:write', (work) => addQuestion(work, idIn(event), sent)).catch(
      (fault: unknown) => told(fault, { typed: { draft, faults: {} } }),
    );
    if ('status' in done) return done;
    if ('faults' in done) return fail(400, { typed: { draft, faults: done.faults }, error: null });
    redirect(303, `${event.url.pathname.replace(/\/ny\/?$/, '')}?gjort=tillagd#fraga-${done.name}`);
  },
};
