import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { briefFields, briefTyped } from '#report-back/brief-form.ts';
import { loadBriefs, makeBrief } from '#report-back/brief.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'committee:read', (work) =>
    loadBriefs(work, event.params['promise'] ?? '', today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { page, key: newId() };
};

export const actions: Actions = {
  default: async (event) => {
    const fields = briefFields(await wordsSent(event.request));
    const read = briefTyped(fields);
    if ('faults' in read) {
      await mayAct(event, 'brief:make');
      return fail(400, { fields, faults: read.faults });
    }
    const made = await officeWork(event, 'brief:make', (work) =>
      makeBrief(work, event.params['promise'] ?? '', read.typed, today()),
    ).catch((fault: unknown) =>
      fail(ERRORS[foreseen(fault)].status, { fields, faults: { period: sentenceFor(fault) } }),
    );
    if (typeof made !== 'string') return made;
    redirect(303, `${event.url.pathname}/${made}?sagt=lagesbild`);
  },
};
