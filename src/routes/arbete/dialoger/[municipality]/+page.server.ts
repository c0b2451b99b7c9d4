import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { NewDialogueForm } from '#dialogue/dialogue-input.ts';
import { loadDialoguesPage } from '#dialogue/dialogue-pages.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue } from '#dialogue/write-dialogue.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadDialoguesPage(work, municipality, today),
  );
  return { ...page, id: newId() };
};

export const actions: Actions = {
  ny: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'ny', typed: typedWords(form) };
    const parsed = parseForm(NewDialogueForm, form);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const { nyckel: id, slag: kind, rubrik, mening, omrade, plats, fran, till, besked } = parsed.value;
    const input = {
      definition: mening,
      areaId: omrade || null,
      place: plats || null,
      heldFrom: fran,
      heldTo: till,
      feedbackDue: besked || null,
      form: standardForm({ sv: rubrik }, plats === '' ? [] : [plats]),
    };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => beginDialogue(work, { id, kind, input }));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}/${result.done}?gjort=inlagd`);
  },
};
