import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { NewThemeForm } from '#dialogue/theme-input.ts';
import { loadThemesPage } from '#dialogue/themes-page.server.ts';
import { addTheme } from '#dialogue/write-theme.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', loadThemesPage);
  return { ...page, id: newId(), said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  ny: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'ny', typed: typedWords(form) };
    const parsed = parseForm(NewThemeForm, form);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const { nyckel, namn: name, under: parentId } = parsed.value;
    const result = await officeAct(event, 'dialogue:write', sent, (work) => addTheme(work, nyckel, { name, parentId }));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=tillagt`);
  },
};
