import { fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { answerTable, importAnswers, showAnswers } from '#dialogue/import-answers.server.ts';
import { tableSent } from '#dialogue/table-sent.ts';
import { loadTakeInPage } from '#dialogue/take-in-pages.server.ts';
import { togetherSent } from '#dialogue/typed-sent.ts';
import { AppError } from '#platform/errors.ts';
import { typedWords } from '#platform/sent-form.ts';
import { idIn, mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { told } from '#routes/arbete/skriv/writing-event.ts';

export const load: ServerLoad = async (event) => {
  const { searchParams } = event.url;
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadTakeInPage(work, municipality, idIn(event), Number(searchParams.get('version') ?? 0)),
  );
  const together = { version: String(page.no), sprak: 'sv', dag: swedishDay(new Date()) };
  return { page, together, said: searchParams.get('gjort') };
};

/** What was sent with the sheet, or what is wrong with it. Whether they may is asked first. */
async function sentWith(event: RequestEvent) {
  const sent = await event.request.formData().catch(() => null);
  await mayAct(event, 'dialogue:write');
  if (sent === null)
    return { refused: { together: null, fields: [], error: 'Kalkylbladet kom inte fram helt. Skicka det igen.' } };
  const { version = '', sprak = '', dag = '' } = typedWords(sent);
  const typed = { together: { version, sprak, dag }, fields: [], error: null };
  const read = togetherSent(sent, swedishDay(new Date()));
  return 'faults' in read ? { refused: { ...typed, fields: read.faults } } : { sent, typed, together: read.together };
}

export const actions: Actions = {
  visa: async (event) => {
    const read = await sentWith(event);
    if ('refused' in read) return fail(400, read.refused);
    const { sent, typed, together } = read;
    const file = sent.get('blad');
    const shown = await officeWork(event, 'dialogue:write', async (work) => {
      if (!(file instanceof File) || file.size === 0) throw new AppError('usage', { what: 'Välj kalkylbladet först.' });
      return showAnswers(work, idIn(event), together, await answerTable(new Uint8Array(await file.arrayBuffer())));
    }).catch((fault: unknown) => told(fault, typed));
    return 'status' in shown ? shown : { ...typed, shown };
  },
  ta: async (event) => {
    const read = await sentWith(event);
    if ('refused' in read) return fail(400, read.refused);
    const { sent, typed, together } = read;
    const table = tableSent(sent);
    if (table === null) return fail(400, { ...typed, error: 'Kalkylbladet kom inte fram helt. Skicka det igen.' });
    const done = await officeWork(event, 'dialogue:write', async (work) => {
      const taken = await importAnswers(work, idIn(event), together, table);
      return 'faults' in taken ? showAnswers(work, idIn(event), together, table) : taken;
    }).catch((fault: unknown) => told(fault, typed));
    if ('status' in done) return done;
    if ('table' in done) return fail(400, { ...typed, shown: done });
    redirect(303, `${event.url.pathname}?gjort=${done.stored === 0 ? 'redan' : `inlasta-${done.stored}`}`);
  },
};
