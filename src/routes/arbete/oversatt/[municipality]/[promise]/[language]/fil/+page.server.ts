import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { takenFromFile } from '#publication/desk-form.ts';
import { saveDesk } from '#publication/save-desk.server.ts';
import { showXliff } from '#publication/xliff-desk.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { languageIn, slugIn } from '#routes/arbete/oversatt/language-in.ts';
import { fileSent } from '#routes/arbete/oversatt/file-sent.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const refusal = (fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault) });

export const load: ServerLoad = async (event) => ({
  lang: languageIn(event),
  promise: await officeWork(event, 'office:read', async () => slugIn(event)),
});

export const actions: Actions = {
  visa: async (event) => {
    const file = await fileSent(event.request).catch(refusal);
    if ('status' in file) {
      await mayAct(event, 'translation:write');
      return file;
    }
    const shown = await officeWork(event, 'translation:write', (work) =>
      showXliff(work, slugIn(event), languageIn(event), file),
    ).catch(refusal);
    return 'status' in shown ? shown : { shown };
  },
  ta: async (event) => {
    const read = takenFromFile(await wordsSent(event.request));
    if ('error' in read) {
      await mayAct(event, 'translation:write');
      return fail(400, { error: read.error });
    }
    const done = await officeWork(event, 'translation:write', (work) =>
      saveDesk(work, slugIn(event), languageIn(event), read.sent),
    ).catch(refusal);
    if ('status' in done) return done;
    if (!('saved' in done)) {
      const what = done.faults.map(({ message }) => message).join(' ');
      return refusal(what === '' ? new AppError('edited-meanwhile') : new AppError('usage', { what }));
    }
    redirect(303, `${event.url.pathname.replace(/\/fil\/?$/, '')}?sagt=sparat-${done.saved}`);
  },
};
