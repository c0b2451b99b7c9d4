/** Each use case of dialogues, told to do something with what is the full record's. */
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { reviewInput } from '#dialogue/review-input.server.ts';
import { factsDraft } from '#dialogue/facts-draft.ts';
import { questionDraft } from '#dialogue/question-draft.ts';
import { saveFacts } from '#dialogue/save-facts.server.ts';
import {
  addQuestion,
  arrangeQuestion,
  replaceForm,
  restoreForm,
  saveQuestion,
} from '#dialogue/save-question.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { reviseDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { mergeTheme, reviseTheme, reviveTheme, splitTheme } from '#dialogue/write-theme.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { addStatement, countDots, readSuggestion, reviseStatement } from '#dialogue/write-statement.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { takeInterview } from '#dialogue/take-interview.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { Cases } from './wall-cases.ts';

const FORM = standardForm({ sv: 'Ny' }, []);
const DRAFT = { ...questionDraft(FORM.elements[2] ?? null), 'title.sv': 'Något nytt' };
const DAYS = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: null };
const FACTS = factsDraft({ definition: 'influence', areaId: null, place: null, ...DAYS, form: FORM });

export const DIALOGUE_TRIES: Cases = {
  addQuestion: (w, ids) => addQuestion(w, ids.dialogueId, { type: 'comment', draft: DRAFT, after: null }),
  arrangeQuestion: (w, ids) => arrangeQuestion(w, ids.dialogueId, 'gora', 'out'),
  replaceForm: (w, ids) => replaceForm(w, ids.dialogueId, { expectedNo: 1, form: FORM }),
  restoreForm: (w, ids) => restoreForm(w, ids.dialogueId, { expectedNo: 1, to: 1 }),
  saveFacts: (w, ids) => saveFacts(w, ids.dialogueId, { no: 1, draft: FACTS, theirs: [] }, '2021-09-01'),
  saveQuestion: (w, ids) => saveQuestion(w, ids.dialogueId, 'gora', { no: 1, draft: DRAFT, theirs: [] }),
  answerTheme: (w, { dialogueId, themeId }) =>
    answerTheme(w, { dialogueId, themeId, expectedNo: 1, body: 'Nytt skäl.' }),
  linkTheme: (w, ids) => linkTheme(w, { pointId: ids.themePoint, themeId: ids.themeId, linked: false }),
  mergeTheme: (w, ids) => mergeTheme(w, ids.themeId, { expectedNo: 1, into: ids.mergedThemeId, reason: null }),
  reviseTheme: (w, ids) => reviseTheme(w, ids.themeId, { expectedNo: 1, name: 'Nytt namn', parentId: null }),
  reviveTheme: (w, ids) => reviveTheme(w, ids.mergedThemeId, 2),
  saveCoding: (w, ids) => saveCoding(w, ids.inputId, { expectedNo: 1, coded: [] }),
  splitTheme: (w, ids) => splitTheme(w, ids.themeId, { expectedNo: 1, names: ['Ett', 'Två'], reason: null }),
  addStatement: (w, ids) => addStatement(w, ids.dialogueId, { id: newId(), words: { sv: 'Ett nytt.' } }),
  castVotes: (w, ids) =>
    castVotes(w.tx, w.municipalityId, {
      dialogueId: ids.dialogueId,
      voter: newId(),
      day: '2021-09-03',
      votes: new Map([[ids.statementId, -1]]),
      suggested: null,
    }),
  countDots: (w, ids) => countDots(w, ids.dialogueId, { expectedNo: 1, counts: {} }),
  readSuggestion: (w, ids) => readSuggestion(w, ids.dialogueId, { id: ids.suggestedId, taken: 'insult' }),
  reviseStatement: (w, ids) =>
    reviseStatement(w, ids.dialogueId, {
      id: ids.statementId,
      expectedNo: 1,
      words: { sv: 'Annat.' },
      state: 'hidden',
    }),
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
    const input = { definition: 'police' as const, areaId: null, place: null, ...DAYS, form: FORM };
    return reviseDialogue(w, ids.dialogueId, { expectedNo: 1, input });
  },
  reviewInput: (w, ids) => {
    const reviewed = { inputId: ids.inputId, expectedNo: 1, verdict: 'shown' as const, reason: null, texts: new Map() };
    return reviewInput(w, ids.dialogueId, reviewed);
  },
  takeInterview: (w, ids) =>
    takeInterview(
      w,
      {
        id: newInputId(),
        kind: 'interview',
        dialogueId: ids.dialogueId,
        versionId: ids.dialogueId,
        lang: 'sv',
        day: '2021-09-03',
        answers: { trygg: 2 },
      },
      '2021-09-03',
    ),
  stepDialogue: (w, ids) => stepDialogue(w, ids.dialogueId, 'closed'),
};
