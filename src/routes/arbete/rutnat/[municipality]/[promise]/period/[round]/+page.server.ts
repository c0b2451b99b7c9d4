import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadPeriod } from '#follow-up/lock-round-queries.server.ts';
import { lockRoundByHand } from '#follow-up/lock-round.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork, uuidIn } from '#routes/arbete/office-work.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work) =>
    loadPeriod(work, event.params['promise'] ?? '', uuidIn(event, 'round'), today()),
  );
  if (page === null) error(404, 'Perioden finns inte.');
  return { page, today: today(), said: event.url.searchParams.get('sagt') };
};

export const actions: Actions = {
  las: async (event) => {
    const refused = await officeWork(event, 'round:lock', (work) =>
      lockRoundByHand(work, event.params['promise'] ?? '', uuidIn(event, 'round'), today()).then(() => null),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { error: sentenceFor(fault) }));
    if (refused !== null) return refused;
    redirect(303, `${event.url.pathname}?sagt=last`);
  },
};
