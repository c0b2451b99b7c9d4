import { sql } from 'kysely';
/** Each loader of dialogues, asked for what there is in the full record. */
import { loadDevicePacket } from '#dialogue/device-packet.server.ts';
import {
  countAnswers,
  findDialogueAt,
  listDialogues,
  loadDialogue,
  loadDialogueAt,
  loadVersion,
} from '#dialogue/dialogue-queries.server.ts';
import { countAlike, countChannels, countResult } from '#dialogue/result-queries.server.ts';
import { loadRegister } from '#situation/register-queries.server.ts';
import { loadResult, loadResultsPage } from '#dialogue/results-page.server.ts';
import { resultShape } from '#dialogue/results-shape.ts';
import { themesAsked } from '#dialogue/theme-results.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { loadAnswersPage, loadDialoguePage, loadWalksPage } from '#dialogue/dialogue-pages.server.ts';
import { loadReviewPage } from '#dialogue/review-page.server.ts';
import { countWaiting, listForReview, loadInput } from '#dialogue/review-queries.server.ts';
import { loadEditorPage } from '#dialogue/editor-pages.server.ts';
import { loadPaperPage } from '#dialogue/paper-page.server.ts';
import { countHeld } from '#dialogue/written-queries.server.ts';
import { emptySheet } from '#dialogue/import-answers.server.ts';
import { openedVersions, readTyped } from '#dialogue/take-in-answers.server.ts';
import { loadTakeInPage } from '#dialogue/take-in-pages.server.ts';
import { cardColumns } from '#dialogue/answer-columns.ts';
import { startForm } from '#dialogue/start-form.server.ts';
import { loadCodingPage } from '#dialogue/coding-page.server.ts';
import { countStems, countToCode, loadCoding, loadTurn } from '#dialogue/coding-queries.server.ts';
import { loadThemePage } from '#report-back/theme-page.server.ts';
import {
  countThemes,
  loadThemeAnswers,
  loadThemes,
  themeHistory,
  themesOfInputs,
} from '#dialogue/theme-queries.server.ts';
import { linksOfPoint, pointsOfThemes, themesOfPoint } from '#promise/theme-links.server.ts';
import { loadStatementsPage } from '#dialogue/statements-page.server.ts';
import {
  countShown,
  loadDots,
  loadStatements,
  loadSuggested,
  loadVotes,
  votedOn,
} from '#dialogue/statement-queries.server.ts';
import { loadWalkPicture } from '#dialogue/walk-pictures.server.ts';
import { listWalks, loadObservations, loadWalk, walkPictureFile } from '#dialogue/walk-queries.server.ts';
import { measuresAt, pointChoices } from '#promise/observation-measure.server.ts';
import { loadObservationPage, loadWalkPage } from '#promise/walk-page.server.ts';
import { loadWalkProtocol } from '#promise/walk-protocol.server.ts';
import type { FullRecord } from './full-record.ts';
import { loadFeedbackDesk } from '#publication/feedback-page.server.ts';
import { feedbackRecord } from '#publication/feedback-record.server.ts';
import {
  feedbackVersions,
  listFeedback,
  loadFeedback,
  publishedFeedback,
} from '#publication/feedback-queries.server.ts';
import { prepareFeedback } from '#publication/publish-feedback.server.ts';
import { toldPoints } from '#publication/told-points.server.ts';
import { orNothing, refOf, type Cases } from './wall-cases.ts';

const observationIn = (ids: FullRecord) => ({
  dialogueId: ids.walkDialogueId,
  walkId: ids.walkId,
  id: ids.observationId,
});

export const DIALOGUE_LOADERS: Cases = {
  feedbackRecord: (w, ids) =>
    orNothing(
      loadDialogue(w, ids.dialogueId)
        .then((dialogue) =>
          feedbackRecord(w, refOf(ids), dialogue, { written: { intro: null, quotes: [] }, languages: ['sv'] }),
        )
        .then(({ size }) => size || null),
    ),
  feedbackVersions: (w, ids) => feedbackVersions(w, ids.dialogueId, 'sv').then((all) => all.length || null),
  listFeedback: (w) => listFeedback(w, 'others'),
  loadFeedback: (w, ids) => loadFeedback(w, ids.dialogueId),
  loadFeedbackDesk: (w, ids) => orNothing(loadFeedbackDesk(w, refOf(ids), ids.dialogueId)),
  prepareFeedback: (w, ids) =>
    orNothing(loadDialogue(w, ids.dialogueId).then((dialogue) => prepareFeedback(w, dialogue))),
  publishedFeedback: (w, ids) => publishedFeedback(w, ids.dialogueId, 'sv'),
  countShown: async (w, ids) => (await countShown(w, ids.dialogueId)) || null,
  loadDots: (w, ids) => loadDots(w, ids.dialogueId),
  loadStatements: (w, ids) => loadStatements(w, ids.dialogueId),
  loadStatementsPage: (w, ids) => orNothing(loadStatementsPage(w, refOf(ids), ids.dialogueId)),
  loadSuggested: (w, ids) => loadSuggested(w, ids.dialogueId),
  loadVotes: async (w, ids) => (await loadVotes(w, ids.dialogueId, [ids.statementId])).participants.length || null,
  votedOn: async (w, ids) => [...(await votedOn(w, ids.dialogueId, ids.voter))],
  countAnswers: async (w, ids) => (await countAnswers(w, ids.dialogueId)) || null,
  countAlike: async (w, ids) =>
    (await countAlike(w, ids.dialogueId, { asked: [{ name: 'trygg', type: 'rating' }], groups: ['kon'] })).filter(
      ({ count }) => count > 0,
    ),
  countHeld: (w, ids) => countHeld(w, ids.dialogueId, ['gora']),
  countChannels: (w, ids) => countChannels(w, ids.dialogueId),
  countResult: async (w, ids) =>
    [
      ...(await countResult(
        w,
        ids.dialogueId,
        resultShape(standardForm({ sv: 'Vad?' }, ['Torget']), themesAsked(await loadThemes(w), [])),
      )),
    ].filter(([, count]) => count > 0),
  countWaiting: async (w, ids) => (await countWaiting(w, ids.dialogueId)) || null,
  countThemes: async (w, ids) => countThemes(w, await loadThemes(w), ids.dialogueId),
  linksOfPoint: (w, ids) => linksOfPoint(w, ids.themePoint),
  loadRegister: (w) => loadRegister(w, null),
  listDialogues,
  loadResult: (w, ids) =>
    orNothing(
      loadDialogue(w, ids.dialogueId)
        .then((dialogue) => loadResult(w, dialogue))
        .then(({ result }) => result.questions),
    ),
  loadResultsPage: (w, ids) => orNothing(loadResultsPage(w, refOf(ids), ids.dialogueId)),
  listForReview: (w, ids) => listForReview(w, ids.dialogueId, { list: 'alla', after: null, alike: new Map() }),
  loadInput: (w, ids) => orNothing(loadInput(w, ids.dialogueId, ids.inputId)),
  loadReviewPage: (w, ids) =>
    orNothing(loadReviewPage(w, refOf(ids), ids.dialogueId, { list: 'alla', after: null, one: null })),
  loadAnswersPage: (w, ids) => orNothing(loadAnswersPage(w, refOf(ids), ids.dialogueId)),
  loadCoding: async (w, ids) => (await loadCoding(w, ids.inputId)).no || null,
  // No dialogue of another's goes along on a device.
  loadDevicePacket: async (w, ids) => (await loadDevicePacket(w, refOf(ids))).dialogues,
  loadDialogue: (w, ids) => orNothing(loadDialogue(w, ids.dialogueId)),
  findDialogueAt: (w, ids) => findDialogueAt(w, ids.dialogueSlug),
  loadDialogueAt: (w, ids) => orNothing(loadDialogueAt(w, ids.dialogueSlug)),
  loadObservationPage: (w, ids) => orNothing(loadObservationPage(w, refOf(ids), observationIn(ids))),
  loadWalkPage: (w, ids) => orNothing(loadWalkPage(w, refOf(ids), observationIn(ids))),
  loadWalkProtocol: (w, ids) => orNothing(loadWalkProtocol(w, refOf(ids), observationIn(ids))),
  loadWalksPage: (w, ids) => orNothing(loadWalksPage(w, refOf(ids), ids.walkDialogueId)),
  measuresAt: async (w, ids) => measuresAt(w, [ids.walkMeasureId]),
  pointChoices: (w) => pointChoices(w),
  listWalks: (w, ids) => listWalks(w, ids.walkDialogueId),
  loadObservations: (w, ids) => loadObservations(w, ids.walkId),
  loadWalk: (w, ids) => orNothing(loadWalk(w, ids.walkDialogueId, ids.walkId)),
  loadWalkPicture: (w, ids) => loadWalkPicture(w, ids.walkDialogueId, ids.pictureId),
  walkPictureFile: (w, ids) => walkPictureFile(w, ids.walkDialogueId, ids.pictureId),
  loadDialoguePage: (w, ids) => orNothing(loadDialoguePage(w, refOf(ids), ids.dialogueId)),
  emptySheet: (w, ids) => orNothing(emptySheet(w, ids.dialogueId, 'csv')),
  loadEditorPage: (w, ids) => orNothing(loadEditorPage(w, refOf(ids), ids.dialogueId, '2021-09-01')),
  loadPaperPage: (w, ids) =>
    orNothing(
      loadPaperPage(w, refOf(ids), ids.dialogueId, { lang: 'sv', today: '2021-09-01', origin: 'https://x.example' }),
    ),
  loadVersion: (w, ids) => orNothing(loadVersion(w, ids.dialogueId, 1)),
  loadTakeInPage: (w, ids) => orNothing(loadTakeInPage(w, refOf(ids), ids.dialogueId, 0)),
  openedVersions: (w, ids) => openedVersions(w, ids.dialogueId),
  readTyped: (w, ids) => orNothing(readTyped(w, ids.dialogueId, { no: 1, columns: cardColumns, rows: [] })),
  startForm: (w, ids) => orNothing(startForm(w, ids.dialogueId, 'vanliga')),
  loadThemeAnswers: (w, ids) => loadThemeAnswers(w, ids.dialogueId),
  loadThemePage: (w, ids) => orNothing(loadThemePage(w, refOf(ids), ids.themeId)),
  loadThemes,
  countStems: (w) => countStems(w, '00000000-0000-4000-8000-000000000000', 'belysning skolan'),
  countToCode: async (w, ids) => (await countToCode(w, ids.dialogueId, [])).alla || null,
  loadTurn: async (w, ids) =>
    (await loadTurn(w, ids.dialogueId, { list: 'alla', themes: [], split: [] }, { here: null, after: null })).here,
  loadCodingPage: (w, ids) =>
    orNothing(
      loadCodingPage(w, refOf(ids), ids.dialogueId, {
        list: 'alla',
        themeId: ids.themeId,
        here: ids.inputId,
        after: null,
      }),
    ),
  themesOfPoint: async (w, ids) => {
    const { linked, among } = await themesOfPoint(w, ids.themePoint);
    return [...linked, ...among];
  },
  toldPoints: async (w, ids) => {
    const { rows } = await sql<{ id: string }>`select id from point where promise_id = ${ids.importedPromise}`.execute(
      w.tx,
    );
    return (
      (
        await toldPoints(
          w,
          rows.map(({ id }) => id),
          'sv',
        )
      ).size || null
    );
  },
  pointsOfThemes: async (w) => pointsOfThemes(w, await loadThemes(w)),
  themeHistory: (w, ids) => themeHistory(w, ids.themeId),
  themesOfInputs: async (w, ids) => themesOfInputs(w, await loadThemes(w), [ids.inputId]),
};
