/** Each use case of dialogues, told to do something with what is the full record's. */
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { reviewInput } from '#dialogue/review-input.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { reviseDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { Cases } from './wall-cases.ts';

export const DIALOGUE_TRIES: Cases = {
  receiveInput: (w, ids) =>
    receiveInput(w.tx, w.municipalityId, {
      id: newId(),
      dialogueId: ids.dialogueId,
      versionId: ids.dialogueId,
      channel: 'web',
      lang: 'sv',
      day: '2021-09-03',
      answers: { trygg: 2 },
    }),
  reviseDialogue: (w, ids) => {
    const days = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: null };
    const input = {
      definition: 'police' as const,
      areaId: null,
      place: null,
      ...days,
      form: standardForm({ sv: 'Ny' }, []),
    };
    return reviseDialogue(w, ids.dialogueId, { expectedNo: 1, input });
  },
  reviewInput: (w, ids) => {
    const reviewed = { inputId: ids.inputId, expectedNo: 1, verdict: 'shown' as const, reason: null, texts: new Map() };
    return reviewInput(w, ids.dialogueId, reviewed);
  },
  stepDialogue: (w, ids) => stepDialogue(w, ids.dialogueId, 'closed'),
};
