import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { codingAsked, codingSent, withRow } from '#dialogue/coding-sent.ts';
import { loadCodingPage } from '#dialogue/coding-page.server.ts';
import { saveTypedCoding } from '#dialogue/save-typed-coding.server.ts';
import { typedWords } from '#platform/sent-form.ts';
import { mayAct, idIn, officeWork } from '#routes/arbete/office-work.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const asked = codingAsked(event.url.searchParams);
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadCodingPage(work, municipality, id, asked),
  );
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  spara: async (event) => {
    const id = idIn(event);
    const typed = typedWords(await wordsSent(event.request));
    const sent = { form: 'koda', typed };
    const result = await officeAct(event, 'dialogue:write', sent, (work) =>
      saveTypedCoding(work, id, codingSent(typed)),
    );
    if (!('done' in result)) return result;
    if (result.done.kind === 'open') {
      const { faults, unknown } = result.done;
      return unfit(event, 'dialogue:write', { ...sent, typed: { ...typed, okanda: unknown.join(', ') } }, faults);
    }
    const next = new URLSearchParams(event.url.searchParams);
    for (const name of ['/spara', 'svar', 'gjort']) next.delete(name);
    next.set('efter', typed['svar'] ?? '');
    next.set('gjort', 'sparad');
    redirect(303, `${event.url.pathname}?${next}`);
  },
  /** A suggestion into a row, without JavaScript: nothing is saved. */
  lagg: async (event) => {
    await mayAct(event, 'dialogue:write');
    const typed = typedWords(await wordsSent(event.request));
    return { form: 'koda', sentence: '', code: null, fields: [], typed: withRow(typed) };
  },
};
