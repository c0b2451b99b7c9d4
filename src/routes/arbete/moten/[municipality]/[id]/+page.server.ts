import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { meetingWords } from '#follow-up/meeting-form.ts';
import { meetingPage } from '#follow-up/meeting-queries.server.ts';
import { reviseMeeting, trashMeeting } from '#follow-up/meeting-write.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { ACTION_ACTS } from '#routes/arbete/moten/action-acts.ts';
import { meetingTyped } from '#routes/arbete/moten/meeting-typed.ts';
import { idIn, mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work) => meetingPage(work, idIn(event)));
  if (page === null) error(404, 'Mötet finns inte, eller ligger i papperskorgen.');
  return { ...page, saved: event.url.searchParams.has('sparat') };
};

export const actions: Actions = {
  ...ACTION_ACTS,
  spara: async (event) => {
    const words = await wordsSent(event.request);
    const typed = meetingTyped(words);
    const expectedNo = Number(words.get('no'));
    const said = meetingWords(typed);
    if ('errors' in said) {
      await mayAct(event, 'meeting:write');
      return fail(422, { typed, errors: said.errors });
    }
    try {
      await officeWork(event, 'meeting:write', (work) =>
        reviseMeeting(work, idIn(event), { expectedNo, given: said.given }),
      );
    } catch (fault) {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { typed, errors: {}, conflict: sentenceFor(fault) });
    }
    redirect(303, `${event.url.pathname}?sparat`);
  },
  kasta: async (event) => {
    await officeWork(event, 'meeting:write', (work) => trashMeeting(work, idIn(event)));
    redirect(303, `/arbete/moten/${event.params['municipality']}?kastat=${idIn(event)}`);
  },
};
