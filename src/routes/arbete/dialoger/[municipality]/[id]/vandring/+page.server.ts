import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadWalksPage } from '#dialogue/dialogue-pages.server.ts';
import { factsSent } from '#dialogue/walk-form.ts';
import { WALK_FORMAT } from '#dialogue/walk.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) => loadWalksPage(work, municipality, id));
  return { ...page, id: newId() };
};

export const actions: Actions = {
  ny: async (event) => {
    const dialogueId = idIn(event);
    const form = await wordsSent(event.request);
    const sent = { form: 'ny', typed: typedWords(form) };
    const parsed = factsSent(form);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const id = isUuid(sent.typed['nyckel'] ?? '') ? String(sent.typed['nyckel']) : newId();
    const walk = { format: WALK_FORMAT, id, dialogueId, ...parsed.value, observations: [] } as const;
    const today = swedishDay(new Date());
    const result = await officeAct(event, 'dialogue:write', sent, (work) => receiveWalk(work, walk, today));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}/${id}?gjort=sparad`);
  },
};
