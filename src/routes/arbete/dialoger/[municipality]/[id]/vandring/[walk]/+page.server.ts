import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { factsSent, observationSent } from '#dialogue/walk-form.ts';
import { loadWalk } from '#dialogue/walk-queries.server.ts';
import { addObservation } from '#dialogue/write-observation.server.ts';
import { reviseWalk } from '#dialogue/write-walk.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadWalkPage } from '#promise/walk-page.server.ts';
import { seenNo } from '#routes/arbete/svar/sent-answer.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork, uuidIn } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const atOf = (event: Parameters<typeof idIn>[0]) => ({ dialogueId: idIn(event), walkId: uuidIn(event, 'walk') });

export const load: ServerLoad = async (event) => {
  const at = atOf(event);
  const page = await officeWork(event, 'office:read', (work, municipality) => loadWalkPage(work, municipality, at));
  return { ...page, id: newId(), said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  ratta: async (event) => {
    const at = atOf(event);
    const form = await wordsSent(event.request);
    const sent = { form: 'ratta', typed: typedWords(form) };
    const walk = await officeWork(event, 'dialogue:write', (work) => loadWalk(work, at.dialogueId, at.walkId));
    const parsed = factsSent(form, walk);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const revised = { expectedNo: seenNo(form), facts: parsed.value, today: swedishDay(new Date()) };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => reviseWalk(work, at, revised));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=rattad`);
  },
  iakttagelse: async (event) => {
    const at = atOf(event);
    const form = await wordsSent(event.request);
    const sent = { form: 'iakttagelse', typed: typedWords(form) };
    const walk = await officeWork(event, 'dialogue:write', (work) => loadWalk(work, at.dialogueId, at.walkId));
    const parsed = observationSent(form, walk, null);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const id = isUuid(sent.typed['nyckel'] ?? '') ? String(sent.typed['nyckel']) : newId();
    const added = { id, ...parsed.value };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => addObservation(work, at, added));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=tillagd`);
  },
};
