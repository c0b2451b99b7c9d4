/** Each loader of the promise's year, asked for what there is in the full record (see wrong-municipality-loaders.test.ts). */
import { activityFile, activityPage } from '#follow-up/activity-page.server.ts';
import { pointSubject } from '#follow-up/activity-log.server.ts';
import { evidenceFile, loggedActivities, promiseFrame } from '#follow-up/activity-queries.server.ts';
import { answerPage, lastTold, questionsTo, toldIn } from '#follow-up/answer-queries.server.ts';
import { ownRequest } from '#follow-up/answer-report.server.ts';
import { loadCell } from '#follow-up/cell-queries.server.ts';
import { answersToApprove } from '#follow-up/answers-to-approve.server.ts';
import { entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import { figuresOfVersion } from '#follow-up/entry-figures.server.ts';
import { entryHistories } from '#follow-up/entry-history.server.ts';
import { loadPlace } from '#follow-up/entry-place.server.ts';
import { unsentMail } from '#follow-up/failed-mail-page.server.ts';
import { loadApprovedFollowUp, loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { loadGrid, loadMarks } from '#follow-up/grid-queries.server.ts';
import { roundsOn, waitingQuestions } from '#follow-up/late-queries.server.ts';
import { loadAsked, loadEvidence, loadPeriod } from '#follow-up/lock-round-queries.server.ts';
import { meetingPage, meetingsPage } from '#follow-up/meeting-queries.server.ts';
import { loadNoticed, roundAsked } from '#follow-up/noticed-queries.server.ts';
import {
  findQuestion,
  loadAnswered,
  loadLateQuestions,
  loadQuestionsPage,
  questionsToAnswer,
} from '#follow-up/question-queries.server.ts';
import { openOwnQuestions } from '#follow-up/open-own-questions.server.ts';
import { ownCalendar } from '#follow-up/own-calendar.server.ts';
import { recurringOf } from '#follow-up/recurring-queries.server.ts';
import { loadReminderPage } from '#follow-up/reminder-settings.server.ts';
import { standingOf } from '#follow-up/request-standing.server.ts';
import { roundsToAnswer } from '#follow-up/request-waiting.server.ts';
import { loadRoundsPage } from '#follow-up/rounds-page.server.ts';
import { WRITTEN } from '#follow-up/sheet.ts';
import { showSheet } from '#follow-up/sheet.server.ts';
import { loadVerdictPage } from '#follow-up/verdict-by-hand.server.ts';
import { loadWaitingPage } from '#follow-up/waiting-page.server.ts';
import { loadWheelPage, roundEntries } from '#follow-up/wheel-page.server.ts';
import { deadlinesFrom, wheelDays } from '#follow-up/year-wheel.server.ts';
import type { FullRecord } from './full-record.ts';
import { refOf, THEN, YEAR, type Cases } from './wall-cases.ts';

const NEXT = { from: '2022-01-01', to: '2022-12-31' };

/** Where the first answer of the full record was given. */
export const firstAnswer = (ids: FullRecord) => ({
  roundId: ids.rounds[0] ?? '',
  pointId: ids.point(0),
  partyId: ids.parties.municipality,
});
/** What the answerer is asked in the next promise. */
export const asked = (ids: FullRecord) => ({
  roundId: ids.year.roundId,
  pointId: ids.nextPoint,
  partyId: ids.parties.municipality,
});

/** A spreadsheet that says something new of the first answer; its row is named as the sheet that was taken out names it. */
function aSheet(ids: FullRecord): Uint8Array {
  const { roundId, pointId, partyId } = firstAnswer(ids);
  const name = [roundId, pointId, partyId].map((id) => id.slice(-12)).join('-');
  const row = [`${name}-e`, '2', 'Vi höll tre.', 'Delvis', '', '', ''];
  return Buffer.from(`Rad;Version;${WRITTEN.join(';')}\r\n${row.join(';')}\r\n`);
}

export const YEAR_LOADERS: Cases = {
  activityFile: (w, ids) => activityFile(w, ids.year.activityEvidenceId),
  activityPage: (w, ids) => activityPage(w, ids.nextSlug, { point: null, today: THEN }),
  answerPage: (w, ids) => answerPage(w, ids.year.roundId, ids.year.requestId, THEN),
  deadlinesFrom: (w) => deadlinesFrom(w, NEXT.from),
  answersToApprove: (w) => answersToApprove(w),
  entriesWithoutKey: (w, ids) => entriesWithoutKey(w.tx, w.municipalityId, ids.promise.id),
  entryHistories: (w, ids) => entryHistories(w, ids.point(0)),
  evidenceFile: (w, ids) => evidenceFile(w, ids.year.activityEvidenceId),
  figuresOfVersion: (w, ids) => figuresOfVersion(w, ids.entries[0]?.versionId ?? ''),
  lastTold: (w, ids) => {
    const round = { roundId: ids.rounds[1] ?? '', promiseId: ids.promise.id, promiseSlug: ids.promise.slug };
    const period = { from: '2021-05-01', to: '2021-08-31' };
    const standing = { title: 'Löfte', label: null, period, due: null, state: 'running' as const, areas: [] };
    return lastTold(w, { ...round, ...standing }, firstAnswer(ids));
  },
  loadApprovedFollowUp: (w, ids) => loadApprovedFollowUp(w.tx, w.municipalityId, ids.promise.id),
  loadAsked: async (w, ids) => (await loadAsked(w, ids.year.roundId)).asked,
  loadCell: (w, ids) => loadCell(w, ids.promise.slug, firstAnswer(ids), THEN),
  loadEvidence: (w, ids) => loadEvidence(w, ids.rounds[0] ?? ''),
  loadFollowUp: (w, ids) => loadFollowUp(w.tx, w.municipalityId, ids.promise.id),
  loadGrid: (w, ids) => loadGrid(w, ids.promise.slug, THEN),
  loadMarks: (w, ids) => loadMarks(w.tx, w.municipalityId, ids.promise.id),
  loadPeriod: (w, ids) => loadPeriod(w, ids.promise.slug, ids.rounds[0] ?? '', THEN),
  loadPlace: (w, ids) => loadPlace(w, firstAnswer(ids)),
  loadReminderPage: async (w, ids) =>
    (await loadReminderPage(w, refOf(ids))).people.filter(({ id }) => id === ids.deputyId),
  loadRoundsPage: (w, ids) => loadRoundsPage(w, refOf(ids), ids.nextSlug, THEN),
  loadVerdictPage: (w, ids) => loadVerdictPage(w, ids.promise.slug, THEN),
  loadWaitingPage: async (w, ids) => {
    const { answers, approvals, unsent } = await loadWaitingPage(w, refOf(ids), THEN);
    return { answers, approvals, unsent };
  },
  loadWheelPage: async (w, ids) => {
    const { entries, forums } = await loadWheelPage(w, refOf(ids), 2022);
    return { entries, forums };
  },
  loggedActivities: (w, ids) => loggedActivities(w, { promiseId: ids.nextPromise }, NEXT),
  meetingPage: (w, ids) => meetingPage(w, ids.year.meetingId),
  meetingsPage: async (w) => (await meetingsPage(w)).forums,
  findQuestion: (w, ids) => findQuestion(w, ids.year.questionId),
  loadAnswered: (w, ids) => loadAnswered(w, ids.nextPromise),
  loadQuestionsPage: async (w, ids) => (await loadQuestionsPage(w, refOf(ids), THEN)).waiting,
  questionsToAnswer: (w, ids) => questionsToAnswer(w, refOf(ids), THEN),
  loadNoticed: (w, ids) => loadNoticed(w, ids.nextPromise, '2022-06-01'),
  roundAsked: (w, ids) => roundAsked(w, ids.nextPoint, { today: '2022-05-02', isClosed: false }),
  loadLateQuestions: (w, ids) => loadLateQuestions(w, ids.nextPromise, '2023-01-01'),
  openOwnQuestions: (w, ids) => openOwnQuestions(w, ids.year.roundId),
  ownCalendar: async (w, ids) => {
    const when = { today: THEN, now: new Date(`${THEN}T08:00:00Z`), site: 'https://exempel.se' };
    return (await ownCalendar(w, refOf(ids), when)).match(/BEGIN:VEVENT/g);
  },
  ownRequest: (w, ids) => ownRequest(w, ids.year.requestId, THEN),
  pointSubject: (w, ids) => pointSubject(w, ids.nextPoint, ids.parties.municipality),
  promiseFrame: (w, ids) => promiseFrame(w, ids.promise.id),
  questionsTo: (w, ids) => questionsTo(w, ids.year.roundId, THEN),
  recurringOf: (w, ids) => recurringOf(w, { id: ids.year.recurringId }),
  roundEntries: (w) => roundEntries(w, NEXT.from, NEXT.to),
  roundsOn: (w) => roundsOn(w, THEN),
  roundsToAnswer: (w) => roundsToAnswer(w),
  showSheet: async (w, ids) => (await showSheet(w, ids.promise.slug, aSheet(ids), THEN)).changes,
  standingOf: (w, ids) => standingOf(w, ids.year.roundId, THEN),
  toldIn: (w, ids) => toldIn(w, ids.rounds),
  unsentMail: (w) => unsentMail(w),
  waitingQuestions: (w, ids) => waitingQuestions(w, [ids.year.roundId], THEN),
  wheelDays: (w) => wheelDays(w, YEAR.from, NEXT.to),
};
