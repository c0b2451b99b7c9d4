import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { approvalSent } from '#publication/desk-form.ts';
import { loadApprovalPage } from '#publication/desk-page.server.ts';
import { approveOnDesk } from '#publication/save-desk.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { languageIn, slugIn } from '#routes/arbete/oversatt/language-in.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadApprovalPage(work, municipality, slugIn(event), languageIn(event)),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: event.url.searchParams.get('sagt') };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const ticked = data.getAll('oversattning').map(String);
    const read = approvalSent(data);
    if ('error' in read) {
      await mayAct(event, 'translation:approve');
      return fail(400, { error: read.error, ticked });
    }
    const done = await officeWork(event, 'translation:approve', (work) =>
      approveOnDesk(work, slugIn(event), languageIn(event), read.ids),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault), ticked }));
    if (typeof done !== 'number') return done;
    redirect(303, `${event.url.pathname}?sagt=godkant-${done}`);
  },
};
