import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { RegisterForm } from '#dialogue/register-form.ts';
import { loadRegisterPage } from '#dialogue/register-page.server.ts';
import { AppError } from '#platform/errors.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { readSheet } from '#reading/sheet-file.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { readRegisterList } from '#situation/register-list.ts';
import { keepRegisterList } from '#situation/register.server.ts';

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadRegisterPage(work, municipality, today),
  );
  return { ...page, id: newId(), said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  lista: async (event) => {
    const form = await event.request.formData().catch(() => new FormData());
    const sent = { form: 'befolkning', typed: typedWords(form) };
    const parsed = parseForm(RegisterForm, form);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    await mayAct(event, 'dialogue:write');
    const read = await officeAct(event, 'dialogue:write', sent, async () => readRegisterList(await tableSent(form)));
    if (!('done' in read)) return read;
    const { rows, faults } = read.done;
    if (faults.length > 0) {
      const fields = faults.map((message) => ({ field: 'lista', message }));
      return fail(400, {
        ...sent,
        sentence: 'Ingenting är sparat. Rätta listan och skicka den igen.',
        code: null,
        fields,
      });
    }
    const { nyckel: id, omrade, ar: year, kalla: source } = parsed.value;
    const result = await officeAct(event, 'dialogue:write', sent, (work) =>
      keepRegisterList(work, { id, areaId: omrade || null, year, source, rows }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=sparad`);
  },
};

/** The sheet that was chosen, else what was pasted. */
async function tableSent(form: FormData): Promise<string[][]> {
  const file = form.get('blad');
  if (file instanceof File && file.size > 0) return readSheet(new Uint8Array(await file.arrayBuffer()), 'Slag');
  const text = form.get('lista');
  if (typeof text !== 'string') throw new AppError('sheet-unreadable');
  return readSheet(new TextEncoder().encode(text.replaceAll('\0', '')), 'Slag');
}
