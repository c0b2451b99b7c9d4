import type { Actions, RequestEvent, ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { answerSent, observationSent, revisitSent } from '#dialogue/walk-form.ts';
import { reviseObservation, revisitObservation, settleObservation } from '#dialogue/write-observation.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { newId } from '#platform/uuid.server.ts';
import { makeMeasure } from '#promise/observation-measure.server.ts';
import { loadObservationPage } from '#promise/walk-page.server.ts';
import {
  act,
  atOf,
  sendPicture,
} from '#routes/arbete/dialoger/[municipality]/[id]/vandring/[walk]/[observation]/observation-acts.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { seenNo } from '#routes/arbete/svar/sent-answer.ts';

const pageOf = (event: RequestEvent | Parameters<ServerLoad>[0], action: 'office:read' | 'dialogue:write') =>
  officeWork(event, action, (work, municipality) => loadObservationPage(work, municipality, atOf(event)));

export const load: ServerLoad = async (event) => ({
  ...(await pageOf(event, 'office:read')),
  id: newId(),
  said: event.url.searchParams.get('gjort'),
});

const OPEN = { status: 'open', answer: null, measureId: null } as const;

export const actions: Actions = {
  skriv: act(
    'skriv',
    'skriven',
    async (form, event) => {
      const { walk, observation } = await pageOf(event, 'dialogue:write');
      return observationSent(form, walk, observation);
    },
    (work, at, { said }, form) =>
      reviseObservation(work, at, { expectedNo: seenNo(form), said, looked: form.has('last') }),
  ),
  svara: act('svara', 'besvarad', answerSent, (work, at, answer, form) => {
    const status = form.get('blir') === 'handled' ? 'handled' : 'answered';
    return settleObservation(work, at, { expectedNo: seenNo(form), settled: { status, answer, measureId: null } });
  }),
  oppna: act(
    'oppna',
    'oppnad',
    () => ({ ok: true, value: null }),
    (work, at, _none, form) => settleObservation(work, at, { expectedNo: seenNo(form), settled: OPEN }),
  ),
  atgard: act(
    'atgard',
    'atgard',
    (form) => {
      const point = String(form.get('losningspunkt') ?? '');
      if (isUuid(point)) return { ok: true, value: point };
      return { ok: false, faults: [{ field: 'losningspunkt', message: 'Välj en punkt.' }] };
    },
    (work, at, pointId, form) => makeMeasure(work, at, { expectedNo: seenNo(form), pointId }),
  ),
  aterbesok: act('aterbesok', 'aterbesok', revisitSent, (work, at, found, form) =>
    revisitObservation(work, at, { expectedNo: seenNo(form), ...found, today: swedishDay(new Date()) }),
  ),
  bild: sendPicture,
};
