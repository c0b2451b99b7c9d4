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
import { saveTypedCoding } from '#dialogue/save-typed-coding.server.ts';
import { linkBySlug, pointFromTheme } from '#promise/points-by-address.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { cardColumns } from '#dialogue/answer-columns.ts';
import { importAnswers, showAnswers } from '#dialogue/import-answers.server.ts';
import { takeInAnswers } from '#dialogue/take-in-answers.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { reviseDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { mergeTheme, reviseTheme, reviveTheme, splitTheme } from '#dialogue/write-theme.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { addStatement, countDots, readSuggestion, reviseStatement } from '#dialogue/write-statement.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { takeInterview } from '#dialogue/take-interview.server.ts';
import { mustWriteWalk, putPictures, receivePicture } from '#dialogue/walk-pictures.server.ts';
import {
  addObservation,
  addPicture,
  insertObservations,
  reviseObservation,
  revisitObservation,
  settleObservation,
} from '#dialogue/write-observation.server.ts';
import { receiveWalk, reviseWalk } from '#dialogue/write-walk.server.ts';
import { publishFeedback } from '#publication/publish-feedback.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { remindOfObservations } from '#follow-up/remind-observations.server.ts';
import { makeMeasure } from '#promise/observation-measure.server.ts';
import type { FullRecord } from './full-record.ts';
import { JPEG } from './picture-files.ts';
import type { Cases } from './wall-cases.ts';
import { walkOf } from './walk-rows.ts';

const SAID = {
  stop: null,
  text: 'Nya bänkar.',
  problem: null,
  place: null,
  action: null,
  owner: null,
  due: null,
};
const walkIn = (ids: FullRecord) => ({ dialogueId: ids.walkDialogueId, walkId: ids.walkId });
const observationIn = (ids: FullRecord) => ({ ...walkIn(ids), id: ids.observationId });

const FORM = standardForm({ sv: 'Ny' }, []);
const DRAFT = { ...questionDraft(FORM.elements[2] ?? null), 'title.sv': 'Något nytt' };
const DAYS = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: null };
const TOGETHER = { no: 1, lang: 'sv', day: '2021-09-03' } as const;
const TABLE = [['Hur trygg känner du dig här?'], ['3']];
const FACTS = factsDraft({ definition: 'influence', areaId: null, place: null, ...DAYS, form: FORM });

export const DIALOGUE_TRIES: Cases = {
  addQuestion: (w, ids) => addQuestion(w, ids.dialogueId, { type: 'comment', draft: DRAFT, after: null }),
  arrangeQuestion: (w, ids) => arrangeQuestion(w, ids.dialogueId, 'gora', 'out'),
  importAnswers: (w, ids) => importAnswers(w, ids.dialogueId, TOGETHER, TABLE),
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
  saveTypedCoding: (w, ids) =>
    saveTypedCoding(w, ids.dialogueId, { inputId: ids.inputId, expectedNo: 1, rows: [], makeThemes: false }),
  linkBySlug: (w, ids) => linkBySlug(w, ids.nextSlug, { slug: ids.nextPointSlug, themeId: ids.themeId, linked: true }),
  pointFromTheme: (w, ids) =>
    pointFromTheme(w, ids.nextSlug, {
      themeId: ids.themeId,
      body: 'Kommunen ska laga lamporna.',
      owners: [ids.parties.municipality],
    }),
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
  showAnswers: (w, ids) => showAnswers(w, ids.dialogueId, TOGETHER, TABLE),
  takeInAnswers: (w, ids) => {
    const rows = [{ id: newId(), line: 1, cells: { trygg: '3' } }];
    return takeInAnswers(w, ids.dialogueId, { ...TOGETHER, channel: 'paper', columns: cardColumns, rows });
  },
  publishFeedback: (w, ids) => publishFeedback(w, ids.dialogueId, { note: null, expectedNo: 0 }),
  writeFeedback: (w, ids) => writeFeedback(w, ids.dialogueId, { expectedNo: 1, intro: 'Nytt.', quotes: [] }),
  stepDialogue: (w, ids) => stepDialogue(w, ids.dialogueId, 'closed'),
  addObservation: (w, ids) => addObservation(w, walkIn(ids), { id: newId(), kind: 'good', said: SAID }),
  addPicture: (w, ids) =>
    addPicture(w, observationIn(ids), { id: newId(), stage: 'after', alt: 'Lampor', bytes: JPEG }),
  makeMeasure: (w, ids) => makeMeasure(w, observationIn(ids), { expectedNo: 1, pointId: ids.observationId }),
  insertObservations: (w, ids) => insertObservations(w, { ...walkOf(ids.walkDialogueId), id: ids.walkId }, 2),
  mustWriteWalk: (w, ids) => mustWriteWalk(w, ids.walkDialogueId),
  putPictures: (w, ids) => {
    const pictures = [{ id: ids.pictureId, alt: 'Lampor' }];
    return putPictures(w, ids.walkDialogueId, { observationId: ids.observationId, stage: 'after', pictures });
  },
  receivePicture: (w, ids) => receivePicture(w, ids.walkDialogueId, { id: newId(), bytes: JPEG }),
  receiveWalk: (w, ids) => receiveWalk(w, walkOf(ids.walkDialogueId), '2021-10-06'),
  reviseObservation: (w, ids) => reviseObservation(w, observationIn(ids), { expectedNo: 1, said: SAID, looked: true }),
  reviseWalk: (w, ids) =>
    reviseWalk(w, walkIn(ids), { expectedNo: 1, facts: walkOf(ids.walkDialogueId), today: '2021-10-06' }),
  remindOfObservations: (w) => remindOfObservations(w, '2022-03-15'),
  revisitObservation: (w, ids) => {
    const found = { expectedNo: 1, day: '2021-12-02', state: 'gone' as const, note: null, today: '2021-12-02' };
    return revisitObservation(w, observationIn(ids), found);
  },
  settleObservation: (w, ids) => {
    const settled = { status: 'answered' as const, answer: 'Nej.', measureId: null };
    return settleObservation(w, observationIn(ids), { expectedNo: 1, settled });
  },
};
