import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { saveCell } from '#follow-up/cell-save.server.ts';
import { loadCell } from '#follow-up/cell-queries.server.ts';
import { approveEntry } from '#follow-up/entry-approval.server.ts';
import { approvalOf, entryFields, entryTyped } from '#follow-up/entry-form.ts';
import { faultsOf } from '#follow-up/entry-faults.ts';
import { cellId } from '#follow-up/grid-page.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork, uuidIn } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const placeIn = (event: Pick<RequestEvent, 'params'>) => ({
  roundId: uuidIn(event, 'round'),
  pointId: uuidIn(event, 'point'),
  partyId: uuidIn(event, 'party'),
});
const today = (): string => swedishDay(new Date());

function back(event: RequestEvent, said: string): never {
  const { roundId, pointId, partyId } = placeIn(event);
  const { municipality, promise } = event.params;
  redirect(303, `/arbete/rutnat/${municipality}/${promise}?sagt=${said}#${cellId(roundId, pointId, partyId)}`);
}

export const load: ServerLoad = async (event) => {
  const cell = await officeWork(event, 'office:read', (work) =>
    loadCell(work, event.params['promise'] ?? '', placeIn(event), today()),
  ).catch((fault: unknown) => {
    if (fault instanceof AppError && fault.code === 'entry-not-found') return null;
    throw fault;
  });
  if (cell === null) error(404, 'Sidan finns inte.');
  return { cell };
};

export const actions: Actions = {
  spara: async (event) => {
    const fields = entryFields(await wordsSent(event.request));
    const read = entryTyped(fields);
    if ('faults' in read) {
      await mayAct(event, 'office:read');
      return fail(400, { fields, faults: read.faults, conflict: null });
    }
    const refused = await officeWork(event, 'office:read', (work) =>
      saveCell(work, event.params['promise'] ?? '', placeIn(event), read.typed, today()),
    ).catch((fault: unknown) => {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { fields, ...faultsOf(code, sentenceFor(fault)) });
    });
    if (refused !== null) return refused;
    back(event, 'sparat');
  },
  godkann: async (event) => {
    const { entryVersionId, verdict, comment } = approvalOf(await wordsSent(event.request));
    const refused = await officeWork(event, 'entry:approve', (work) =>
      approveEntry(work, { entryVersionId, verdict, comment, today: today() }).then(() => null),
    ).catch((fault: unknown) => fail(ERRORS[foreseen(fault)].status, { approval: sentenceFor(fault), comment }));
    if (refused !== null) return refused;
    back(event, verdict === 'approved' ? 'godkant' : 'tillbaka');
  },
};
