import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { takenRows } from '#follow-up/sheet-form.ts';
import { showSheet, takeSheet } from '#follow-up/sheet.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { sheetSent } from '#routes/arbete/rutnat/[municipality]/[promise]/kalkylblad/sheet-sent.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());
const refusal = (fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault) });

export const load: ServerLoad = (event) =>
  officeWork(event, 'office:read', async () => ({ promise: event.params['promise'] ?? '' }));

export const actions: Actions = {
  visa: async (event) => {
    const bytes = await sheetSent(event.request).catch(refusal);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const shown = await officeWork(event, 'entry:answer', (work) =>
      showSheet(work, event.params['promise'] ?? '', bytes, today()),
    ).catch(refusal);
    return 'status' in shown ? shown : { shown };
  },
  ta: async (event) => {
    const read = takenRows(await wordsSent(event.request));
    if ('error' in read) {
      await mayAct(event, 'entry:answer');
      return fail(400, { error: read.error });
    }
    const count = await officeWork(event, 'entry:answer', (work) =>
      takeSheet(work, event.params['promise'] ?? '', read.rows, today()),
    ).catch(refusal);
    if (typeof count !== 'number') return count;
    redirect(303, `${event.url.pathname.replace(/\/kalkylblad\/?$/, '')}?sagt=inlast-${count}`);
  },
};
