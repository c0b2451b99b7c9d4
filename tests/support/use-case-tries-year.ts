/** Each use case of the promise's year, told to do something with what is the full record's. */
import { logActivity, trashActivity } from '#follow-up/activity-log.server.ts';
import { addEntryVersion } from '#follow-up/add-entry-version.server.ts';
import { saveDraft, sendAnswer } from '#follow-up/answer-report.server.ts';
import { saveCell } from '#follow-up/cell-save.server.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { approveEntry } from '#follow-up/entry-approval.server.ts';
import { restoreEntry } from '#follow-up/entry-history.server.ts';
import { resendMail } from '#follow-up/failed-mail-page.server.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { changeSeveral } from '#follow-up/grid-bulk.server.ts';
import { lockRound, lockRoundByHand } from '#follow-up/lock-round.server.ts';
import { endAction, measureFromAction } from '#follow-up/meeting-actions.server.ts';
import { addMeeting, reviseMeeting, trashMeeting } from '#follow-up/meeting-write.server.ts';
import { addRecurring, confirmExpected, endRecurring, skipExpected } from '#follow-up/recurring-log.server.ts';
import { saveLateSettings } from '#follow-up/reminder-settings.server.ts';
import { makeReportLink, revokeReportLinks } from '#follow-up/report-link.server.ts';
import { closeRequests } from '#follow-up/request-close.server.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';
import { runLateClock } from '#follow-up/run-late-clock.server.ts';
import { changeRoundDays, scheduleRounds } from '#follow-up/schedule-rounds.server.ts';
import { sheetOf, takeSheet } from '#follow-up/sheet.server.ts';
import { takeBackLinks } from '#follow-up/take-back-links.server.ts';
import { snoozeRequests } from '#follow-up/snooze-requests.server.ts';
import { remindOfQuestions } from '#follow-up/remind-questions.server.ts';
import { answerQuestion, leaveQuestion, takeQuestion } from '#follow-up/write-question.server.ts';
import { answerAndPublish, publishReplies } from '#publication/publish-replies.server.ts';
import { takeNoticed } from '#follow-up/take-noticed.server.ts';
import { giveVerdictsByHand } from '#follow-up/verdict-by-hand.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { addWheelDay, moveWheelDay, trashWheelDay } from '#follow-up/year-wheel.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { FullRecord } from './full-record.ts';
import { asked, firstAnswer } from './loader-cases-year.ts';
import { figureInput } from './record-builder.ts';
import { THEN, type Cases } from './wall-cases.ts';

const SAID = { kind: 'report', body: 'Något.', progress: null, reason: null, nextStep: null } as const;
const GIVEN = { words: { notes: 'Något.', decisions: null, attendance: [] }, actions: [] };
const cellOf = (ids: FullRecord) => {
  const { pointId, partyId } = firstAnswer(ids);
  return { pointId, partyId };
};

export const YEAR_TRIES: Cases = {
  addActivities: (w, ids) => addActivities(w, [{ ...cellOf(ids), day: '2021-01-01', body: 'Något.' }]),
  addEntries: (w, ids) =>
    addEntries(w, [
      { ...firstAnswer(ids), roundId: ids.rounds[1] ?? '', told: 'apart', kind: 'report', body: 'Något.' },
    ]),
  addEntryVersion: (w, ids) =>
    addEntryVersion(w, { ...SAID, entryId: ids.entries[1]?.id ?? '', pointId: ids.point(1), no: 2, figures: [] }),
  addEvidence: (w, ids) =>
    addEvidence(w, [{ entryVersionId: ids.entries[1]?.versionId ?? '', fileSha256: ids.fileSha256 }]),
  addMeeting: (w, ids) =>
    addMeeting(w, { id: newId(), begun: { forum: { id: ids.year.forumId }, day: THEN }, given: GIVEN }),
  addRecurring: (w, ids) =>
    addRecurring(w, {
      pointId: ids.nextPoint,
      partyId: ids.parties.municipality,
      body: 'Något.',
      count: null,
      unit: null,
      every: 'week',
      firstDay: THEN,
      lastDay: null,
    }),
  addRounds: (w, ids) =>
    addRounds(w, ids.promise.id, [{ label: null, period: { from: '2021-01-01', to: '2021-01-31' } }]),
  addWheelDay: (w, ids) =>
    addWheelDay(w, { day: THEN, name: 'Dagen', partyId: ids.parties.police, forumId: ids.year.forumId }),
  approveEntry: (w, ids) =>
    approveEntry(w, {
      entryVersionId: ids.entries[1]?.versionId ?? '',
      verdict: 'approved',
      comment: null,
      today: THEN,
    }),
  askForReports: (w, ids) => askForReports(w, ids.year.roundId, THEN),
  changeEntry: (w, ids) => changeEntry(w, { ...SAID, ...asked(ids), expectedNo: 0, today: THEN }),
  changeRoundDays: (w, ids) =>
    changeRoundDays(w, ids.year.roundId, { opens: null, due: '2022-05-15', lockOn: null }, THEN),
  changeSeveral: (w, ids) =>
    changeSeveral(w, ids.nextSlug, {
      act: 'remind',
      rows: [{ pointId: ids.nextPoint, partyId: ids.parties.municipality }],
      roundId: ids.year.roundId,
      progress: 'under-way',
      reason: '',
      seen: new Date(),
      today: THEN,
    }),
  closeRequests: (w, ids) => closeRequests(w, asked(ids)),
  confirmExpected: (w, ids) => confirmExpected(w, ids.year.recurringId, ['2022-01-17'], THEN),
  correctEntry: (w, ids) =>
    correctEntry(w, {
      entryId: ids.entries[1]?.id ?? '',
      expectedNo: 1,
      correctionNote: 'Rättat.',
      kind: 'report',
      body: 'Något annat.',
    }),
  endAction: (w, ids) => endAction(w, ids.year.actionId, { state: 'done' }),
  endRecurring: (w, ids) => endRecurring(w, ids.year.recurringId, THEN),
  giveVerdicts: (w, ids) => giveVerdicts(w, [{ ...cellOf(ids), value: 'kept', reason: 'Så.' }]),
  giveVerdictsByHand: (w, ids) =>
    giveVerdictsByHand(w, ids.promise.slug, [{ ...cellOf(ids), value: 'kept', reason: 'Så.', expectedNo: 1 }], THEN),
  answerQuestion: (w, ids) =>
    answerQuestion(w, ids.year.questionId, {
      expectedNo: 0,
      partyId: ids.parties.municipality,
      shown: 'När börjar ni?',
      answer: 'I maj.',
      isPublic: true,
    }),
  answerAndPublish: (w, ids) =>
    answerAndPublish(
      w,
      ids.year.questionId,
      {
        expectedNo: 0,
        partyId: ids.parties.municipality,
        shown: 'När börjar ni?',
        answer: 'I maj.',
        isPublic: true,
      },
      THEN,
    ),
  publishReplies: (w, ids) => publishReplies(w, ids.nextPromise, THEN),
  leaveQuestion: (w, ids) =>
    leaveQuestion(w, ids.year.questionId, { partyId: ids.parties.municipality, reason: 'other-matter' }),
  takeQuestion: (w, ids) =>
    takeQuestion(w.tx, w.municipalityId, {
      id: newId(),
      pointId: ids.nextPoint,
      body: 'Varför?',
      lang: 'sv',
      day: THEN,
    }),
  remindOfQuestions: (w) => remindOfQuestions(w, THEN),
  takeNoticed: (w, ids) =>
    takeNoticed(w.tx, w.municipalityId, {
      id: newId(),
      roundId: ids.year.roundId,
      pointId: ids.nextPoint,
      value: 'no',
      lang: 'sv',
      day: '2022-05-03',
    }),
  lockRound: (w, ids) => lockRound(w, ids.rounds[1] ?? ''),
  lockRoundByHand: (w, ids) => lockRoundByHand(w, ids.nextSlug, ids.year.roundId, '2022-05-20'),
  logActivity: (w, ids) =>
    logActivity(
      w,
      {
        id: newId(),
        pointId: ids.nextPoint,
        partyId: ids.parties.municipality,
        day: THEN,
        body: 'Något.',
        count: null,
        unit: null,
        place: null,
        withWhom: null,
      },
      null,
    ),
  makeReportLink: (w, ids) =>
    makeReportLink(w.tx, {
      municipalityId: w.municipalityId,
      roundId: ids.year.roundId,
      personId: ids.personId,
    }),
  measureFromAction: (w, ids) => measureFromAction(w, ids.year.actionId, ids.nextPoint),
  moveWheelDay: (w, ids) => moveWheelDay(w, ids.year.wheelDayId, THEN),
  resendMail: (w, ids) => resendMail(w, ids.year.mailId),
  restoreEntry: (w, ids) => restoreEntry(w, { versionId: ids.entries[0]?.versionId ?? '', expectedNo: 2, today: THEN }),
  reviseMeeting: (w, ids) => reviseMeeting(w, ids.year.meetingId, { expectedNo: 1, given: GIVEN }),
  revokeReportLinks: (w, ids) =>
    revokeReportLinks(w.tx, {
      municipalityId: w.municipalityId,
      roundId: ids.year.roundId,
      personId: ids.personId,
    }),
  runLateClock: (w) => runLateClock(w, THEN),
  saveCell: (w, ids) =>
    saveCell(
      w,
      ids.nextSlug,
      asked(ids),
      { ...SAID, expectedNo: 0, correctionNote: null, activity: null, figures: [] },
      THEN,
    ),
  saveDraft: (w, ids) => saveDraft(w, ids.year.requestId, { body: 'Annat.' }, THEN),
  saveLateSettings: (w, ids) =>
    saveLateSettings(w, { before: [1], after: [1], steeringFrom: 1, chairFrom: 1, chair: ids.deputyId }),
  scheduleRounds: (w, ids) => scheduleRounds(w, ids.nextPromise, 'quarter', THEN),
  sendAnswer: (w, ids) =>
    sendAnswer(w, { requestId: ids.year.requestId, way: 'skicka', draft: { body: 'Klart.' }, seenNo: 0 }, THEN),
  sheetOf: (w, ids) => sheetOf(w, ids.promise.slug, 'csv', THEN),
  takeBackLinks: (w, ids) => takeBackLinks(w, { roundId: ids.year.roundId, personId: ids.personId }, THEN),
  skipExpected: (w, ids) => skipExpected(w, ids.year.recurringId, { day: '2022-01-17', reason: 'Storm.' }, THEN),
  snoozeRequests: (w, ids) =>
    snoozeRequests(
      w,
      { roundId: ids.year.roundId, personId: ids.personId, until: '2022-03-20', reason: 'Semester.' },
      THEN,
    ),
  takeSheet: (w, ids) => takeSheet(w, ids.promise.slug, [], THEN),
  trashActivity: (w, ids) => trashActivity(w, ids.year.activityId),
  trashMeeting: (w, ids) => trashMeeting(w, ids.year.meetingId),
  trashWheelDay: (w, ids) => trashWheelDay(w, ids.year.wheelDayId, true),
  writeFigures: (w, ids) => writeFigures(w, [{ pointId: ids.point(0), entryVersionId: null, figure: figureInput() }]),
};
