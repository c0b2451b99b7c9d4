import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { meetingBegun, meetingWords } from '#follow-up/meeting-form.ts';
import { meetingsPage } from '#follow-up/meeting-queries.server.ts';
import { addMeeting, trashMeeting } from '#follow-up/meeting-write.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { ACTION_ACTS } from '#routes/arbete/moten/action-acts.ts';
import { meetingTyped } from '#routes/arbete/moten/meeting-typed.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { isUuid } from '#platform/is-uuid.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', meetingsPage);
  const trashed = event.url.searchParams.get('kastat');
  return { ...page, key: newId(), today: swedishDay(new Date()), trashed };
};

export const actions: Actions = {
  ...ACTION_ACTS,
  nytt: async (event) => {
    const words = await wordsSent(event.request);
    const typed = meetingTyped(words);
    const key = String(words.get('key') ?? '');
    const begun = meetingBegun(typed, swedishDay(new Date()));
    const said = meetingWords(typed);
    const errors = { ...('errors' in begun ? begun.errors : {}), ...('errors' in said ? said.errors : {}) };
    if (!('begun' in begun) || !('given' in said)) {
      await mayAct(event, 'meeting:write');
      return fail(422, { typed, errors });
    }
    if (!isUuid(key))
      return fail(422, { typed, errors: { forum: 'Sidan är för gammal. Ladda om den och skriv igen.' } });
    const given = { id: key, begun: begun.begun, given: said.given };
    const id = await officeWork(event, 'meeting:write', (work) => addMeeting(work, given)).catch((fault: unknown) =>
      fail(ERRORS[foreseen(fault)].status, { typed, errors: { forum: sentenceFor(fault) } }),
    );
    if (typeof id !== 'string') return id;
    redirect(303, `/arbete/moten/${event.params['municipality']}/${id}?sparat`);
  },
  ater: async (event) => {
    const id = String((await wordsSent(event.request)).get('id') ?? '');
    if (isUuid(id)) await officeWork(event, 'meeting:write', (work) => trashMeeting(work, id, false));
    redirect(303, event.url.pathname);
  },
};
