import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { questionSent } from '#dialogue/draft-sent.ts';
import { loadEditorPage } from '#dialogue/editor-pages.server.ts';
import { saveQuestion } from '#dialogue/save-question.server.ts';
import { seenVersion, theirsChosen } from '#places/merge-sent.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadEditorPage(work, municipality, id, swedishDay(new Date())),
  );
  const { elements } = page.dialogue.form;
  const index = elements.findIndex(({ name }) => name === event.params['question']);
  const element = elements[index];
  if (element === undefined) error(404, 'Frågan finns inte.');
  return { ...page, element, earlier: elements.slice(0, index), number: index + 1 };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const sent = { no: seenVersion(data), draft: questionSent(data), theirs: theirsChosen(data) };
    const name = event.params['question'] ?? '';
    const done = await officeWork(event, 'dialogue:write', (work) => saveQuestion(work, idIn(event), name, sent)).catch(
      (fault: unknown) => told(fault, { typed: { ...sent, faults: {}, clashes: [] } }),
    );
    if ('status' in done) return done;
    if (done.kind === 'open') return fail(done.clashes.length > 0 ? 409 : 400, { typed: done, error: null });
    const word = done.taken.length > 0 ? 'hopslagen' : done.changed ? 'sparad' : 'oforandrad';
    redirect(303, `${event.url.pathname.replace(/\/fraga\/[^/]+\/?$/, '')}?gjort=${word}#fraga-${name}`);
  },
};
