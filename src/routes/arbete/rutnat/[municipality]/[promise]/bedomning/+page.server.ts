import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { giveVerdictsByHand, loadVerdictPage } from '#follow-up/verdict-by-hand.server.ts';
import { verdictFields, verdictsTyped } from '#follow-up/verdict-form.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work) =>
    loadVerdictPage(work, event.params['promise'] ?? '', today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { page, said: event.url.searchParams.get('sagt') };
};

export const actions: Actions = {
  default: async (event) => {
    const fields = verdictFields(await wordsSent(event.request));
    const read = verdictsTyped(fields);
    if ('faults' in read) {
      await mayAct(event, 'verdict:give');
      return fail(400, { fields, faults: read.faults });
    }
    const done = await officeWork(event, 'verdict:give', (work) =>
      giveVerdictsByHand(work, event.params['promise'] ?? '', read.typed, today()),
    ).catch((fault: unknown) =>
      fail(ERRORS[foreseen(fault)].status, { fields, faults: { bedomning: sentenceFor(fault) } }),
    );
    if (typeof done !== 'number') return done;
    redirect(303, `${event.url.pathname}?sagt=bedomt-${done}`);
  },
};
