import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { cardColumns } from '#dialogue/answer-columns.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { takeInAnswers } from '#dialogue/take-in-answers.server.ts';
import { loadTakeInPage } from '#dialogue/take-in-pages.server.ts';
import { isTyped, ROWS, rowsSent, togetherSent } from '#dialogue/typed-sent.ts';
import { typedWords } from '#platform/sent-form.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const { searchParams } = event.url;
  const chosen = Number(searchParams.get('version') ?? 0);
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadTakeInPage(work, municipality, idIn(event), chosen),
  );
  const today = swedishDay(new Date());
  const together = {
    version: String(page.no),
    sprak: searchParams.get('sprak') ?? 'sv',
    dag: searchParams.get('dag') ?? today,
  };
  const rows = Array.from({ length: ROWS }, (_, at) => ({ id: newInputId(), line: at + 1, cells: {} }));
  return { page, together, rows, said: searchParams.get('gjort') };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await wordsSent(event.request);
    const { version = '', sprak = '', dag = '' } = typedWords(sent);
    const read = togetherSent(sent, swedishDay(new Date()));
    const { form } = await officeWork(event, 'dialogue:write', (work, municipality) =>
      loadTakeInPage(work, municipality, idIn(event), Number(version)),
    );
    const all = form === null ? [] : rowsSent(sent, cardColumns(form));
    const typed = { together: { version, sprak, dag }, rows: all, fields: [], cells: [], error: null };
    if ('faults' in read) return fail(400, { typed: { ...typed, fields: read.faults } });
    const rows = all.filter(isTyped);
    if (rows.length === 0) return fail(400, { typed: { ...typed, error: 'Skriv in minst ett kort.' } });
    const done = await officeWork(event, 'dialogue:write', (work) =>
      takeInAnswers(work, idIn(event), { ...read.together, channel: 'paper', columns: cardColumns, rows }),
    ).catch((fault: unknown) => told(fault, { typed }));
    if ('status' in done) {
      return fail(done.status, { typed: { ...typed, error: done.data.error } });
    }
    if ('faults' in done) return fail(400, { typed: { ...typed, cells: done.faults } });
    const word = done.stored === 0 ? 'redan' : `sparade-${done.stored}`;
    const query = new URLSearchParams({ version, sprak, dag, gjort: word });
    redirect(303, `${event.url.pathname}?${query.toString()}`);
  },
};
