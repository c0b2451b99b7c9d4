import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { loadDialoguePage } from '#dialogue/dialogue-pages.server.ts';
import { stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { officeAct } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) => loadDialoguePage(work, municipality, id));
  return { ...page, origin: event.url.origin, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  steg: async (event) => {
    const id = idIn(event);
    const step = (await wordsSent(event.request)).get('steg') === 'open' ? 'open' : 'closed';
    const sent = { form: 'steg', typed: {} };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => stepDialogue(work, id, step));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=${step === 'open' ? 'oppnad' : 'stangd'}`);
  },
};
