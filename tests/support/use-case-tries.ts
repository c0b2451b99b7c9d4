/** Each use case of the other rooms, told to do something with what is the full record's. */
import { bringAlong } from '#promise/bring-along.server.ts';
import { bringBySlug } from '#promise/points-by-address.server.ts';
import { storeOutput } from '#report-back/output-store.server.ts';
import { chooseTemplate } from '#report-back/own-template.server.ts';
import { addSittings, cancelSitting, saveForumDays } from '#places/sittings.server.ts';
import { moveCase } from '#report-back/move-case.server.ts';
import { openCase, saveCaseFacts } from '#report-back/open-case.server.ts';
import { tellOfCases } from '#report-back/tell-of-cases.server.ts';
import { markArchived } from '#report-back/archive-package.server.ts';
import { addMark, liftMark } from '#report-back/secrecy-marks.server.ts';
import { authorizeMove } from '#report-back/decision-queries.server.ts';
import { dispatchMaterial, keepDispatch } from '#report-back/dispatch-files.server.ts';
import { markReturned, sendDispatch } from '#report-back/dispatch-send.server.ts';
import { adjustMinutes, announceAdjustment, endAppealTime } from '#report-back/follow-decision.server.ts';
import { correctRuling, decideCase } from '#report-back/write-ruling.server.ts';
import { takeStep } from '#report-back/take-step.server.ts';
import { mergeAreasTyped, renameAreaTyped, splitAreaTyped } from '#places/area-register.server.ts';
import { renameArea, mergeAreas, splitArea } from '#places/change-areas.server.ts';
import { changeParty, listParties } from '#places/parties.server.ts';
import { addTyped } from '#places/people-page.server.ts';
import { addUnit } from '#places/registers.server.ts';
import { showMunicipality } from '#places/shown-municipalities.server.ts';
import { addUnitTyped, endUnit } from '#places/units.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { turnKeys } from '#promise/approval.server.ts';
import { approveTranslations } from '#promise/approve-translations.server.ts';
import { addPoint, movePoint, restorePoint, trashPoint } from '#promise/arrange-points.server.ts';
import { beginPromise } from '#promise/begin-promise.server.ts';
import { closeWithOutcomes } from '#promise/close-promise.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { NO_FRAME } from '#promise/frame-form.ts';
import { moveAnswerers } from '#promise/move-answerers.server.ts';
import { NO_POINT } from '#promise/point-form.ts';
import { beginPoint, moveBySlug, restoreBySlug, trashBySlug } from '#promise/points-by-address.server.ts';
import { prolongPromise } from '#promise/prolong.server.ts';
import { reviseFrame } from '#promise/revise-frame.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { saveAnswerer } from '#promise/save-answerer.server.ts';
import { saveEasyText } from '#promise/save-easy-text.server.ts';
import { saveFrame } from '#promise/save-frame.server.ts';
import { savePoint } from '#promise/save-point.server.ts';
import { sendForApproval } from '#promise/sending.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { addSignature, trashSignature } from '#promise/signature.server.ts';
import { writeTranslations } from '#promise/translations.server.ts';
import { publishTranslation } from '#publication/publish-translation.server.ts';
import { approveOnDesk, saveDesk } from '#publication/save-desk.server.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { giveAddresses, renameAddress } from '#publication/addresses.server.ts';
import { refuseWithoutKeys } from '#publication/keys-hold.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { replaceElsewhere, writeElsewhere } from '#publication/write-elsewhere.server.ts';
import { acceptImport } from '#report-back/accept-import.server.ts';
import { answerLineage } from '#report-back/answer-lineage.server.ts';
import { makeBrief, recordParagraph } from '#report-back/brief.server.ts';
import { discardImport } from '#report-back/correct-import.server.ts';
import { acceptReviewed, discardReviewed } from '#report-back/end-review.server.ts';
import { restoreVersion } from '#report-back/history-view.server.ts';
import { liftEmbargo, setEmbargo } from '#publication/embargo.server.ts';
import { cancelPlanned, planPublication } from '#publication/plan-publication.server.ts';
import { tellSiteVersion } from '#publication/site-version.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { publishSeen } from '#report-back/publish-seen.server.ts';
import { restoreTrashed } from '#report-back/restore-trashed.server.ts';
import { changePoints, moveBlocks, saveOwners, undoLast } from '#report-back/save-review.server.ts';
import { pointInput } from './record-builder.ts';
import { refOf, THEN, YEAR, type Cases } from './wall-cases.ts';

const RULED = {
  paragraph: '15',
  decisions: [{ no: 1, result: 'approved', body: null }],
  reservations: null,
  reason: null,
  sittingId: null,
} as const;

export const TRIES: Cases = {
  acceptImport: (w, ids) => acceptImport(w, ids.draftId, null, 'ask'),
  acceptReviewed: (w, ids) => acceptReviewed(w, ids.draftId, 1),
  addPoint: (w, ids) => addPoint(w, ids.nextPromise, pointInput({}, 0, ids.parties)),
  addSignature: (w, ids) =>
    addSignature(
      w,
      ids.nextPromise,
      { partyId: ids.parties.police, name: 'Kim Ek', title: 'chef', day: THEN, fileSha256: null },
      THEN,
    ),
  addTyped: (w, ids) =>
    addTyped(w, {
      name: 'Ny Kollega',
      email: 'ny@norrvik.example',
      lang: 'sv',
      role: 'approver',
      partyId: ids.parties.police,
      unitId: null,
      areaId: null,
      from: THEN,
      to: null,
      deputyFor: null,
    }),
  addUnit: (w, ids) => addUnit(w, { partyId: ids.parties.police, name: 'Enheten' }),
  addUnitTyped: (w, ids) => addUnitTyped(w, { partyId: ids.parties.police, name: 'Enheten', from: null, to: null }),
  answerLineage: (w, ids) =>
    answerLineage(w, ids.nextSlug, { from: ids.point(0), to: ids.nextPoint, kind: 'reworded', state: 'confirmed' }),
  beginPoint: (w, ids) => beginPoint(w, ids.nextSlug, { body: 'Vi ska.', owners: [ids.parties.municipality] }),
  beginPromise: async (w, ids) => {
    const begun = await beginPromise(w, {
      key: newId(),
      form: {
        ...NO_FRAME,
        title: 'Medborgarlöfte 2023',
        periodFrom: '2023-01-01',
        periodTo: '2023-12-31',
        newArea: 'Nyby',
        parties: (await listParties(w)).map(({ id }) => id),
      },
      earlier: ids.nextSlug,
      carried: [{ pointId: ids.nextPoint, kind: 'carried' }],
      firstParties: null,
    });
    if ('faults' in begun) throw new Error(JSON.stringify(begun.faults));
  },
  storeOutput: (w, ids) =>
    storeOutput(w, {
      caseId: ids.caseId,
      kind: 'memo',
      format: 'html',
      templateNo: null,
      madeFrom: '1'.repeat(64),
      renderer: 'prov',
      bytes: Buffer.from('Något annat'),
      mediaType: 'text/html',
      name: 'a.html',
    }),
  chooseTemplate: (w) => chooseTemplate(w, 1),
  moveCase: (w, ids) => moveCase(w, ids.caseId, 1, { step: 'draft', day: THEN, reason: 'Nytt.' }, THEN),
  openCase: (w, ids) =>
    openCase(w, { promiseId: ids.importedPromise, kind: 'promise', officerId: null, aim: null, registryNumber: null }),
  saveCaseFacts: (w, ids) => saveCaseFacts(w, ids.caseId, { officerId: null, aim: null, registryNumber: 'KS 2018/9' }),
  addSittings: (w, ids) => addSittings(w, ids.sittingForumId, ['2018-04-17']),
  cancelSitting: (w, ids) => cancelSitting(w, ids.sittingId, true),
  saveForumDays: (w, ids) => saveForumDays(w, ids.sittingForumId, { consultation: 15, approval: 10, agenda: 5 }),
  tellOfCases: (w) => tellOfCases(w, '2018-03-13'),
  addMark: (w, ids) =>
    addMark(w, ids.caseId, { what: 'handling', record: 'arendet', section: '18 kap. 1 §', reason: 'Skadar.' }),
  liftMark: (w, ids) => liftMark(w, ids.caseId, ids.markId),
  markArchived: (w, ids) => markArchived(w, ids.caseId, 1, THEN),
  adjustMinutes: (w, ids) =>
    adjustMinutes(w, ids.decidedCase, { version: 3, today: THEN, day: '2018-03-26', by: 'Karin Dahl' }),
  announceAdjustment: (w, ids) =>
    announceAdjustment(w, ids.decidedCase, { version: 3, today: THEN, day: '2018-03-27' }),
  authorizeMove: (w, ids) => authorizeMove(w, ids.promise.id),
  correctRuling: (w, ids) => correctRuling(w, ids.decidedCase, 1, RULED),
  decideCase: (w, ids) => decideCase(w, ids.decidedCase, 3, RULED, THEN),
  endAppealTime: (w, ids) => endAppealTime(w, ids.decidedCase, { version: 3, today: THEN, note: null }),
  keepDispatch: async (w, ids) =>
    keepDispatch(w, await dispatchMaterial(w, ids.decidedCase), {
      name: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: new Uint8Array([1]),
    }),
  markReturned: (w, ids) =>
    markReturned(w, ids.decidedCase, { dispatchId: ids.dispatchId, reason: 'Okänd adress.', today: THEN }),
  sendDispatch: (w, ids) =>
    sendDispatch(w, { secret: 'en hemlighet som är minst trettiotvå tecken' }, ids.decidedCase, {
      way: 'package',
      to: [{ recipient: 'Rådet', email: null }],
      extract: { name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) },
    }),
  takeStep: (w, ids) => takeStep(w, ids.caseId, 1, { step: 'prepared', day: THEN }),
  bringAlong: (w, ids) => bringAlong(w, ids.nextPromise, [ids.point(0)]),
  bringBySlug: (w, ids) => bringBySlug(w, ids.nextSlug, [ids.point(0)]),
  changeParty: (w, ids) => changeParty(w, ids.parties.police, { name: 'Annat', hasKey: false }),
  changePoints: (w, ids) => changePoints(w, { importId: ids.draftId, no: 1 }, { change: 'remove', point: 1 }),
  closePromise: (w, ids) => closePromise(w, ids.importedPromise),
  closeWithOutcomes: (w, ids) => closeWithOutcomes(w, ids.nextPromise, { outcomes: [], close: true, today: THEN }),
  decideLineage: (w, ids) =>
    decideLineage(w, { from: ids.point(0), to: ids.point(1), kind: 'carried', state: 'confirmed' }),
  discardImport: (w, ids) => discardImport(w, ids.draftId),
  discardReviewed: (w, ids) => discardReviewed(w, ids.draftId),
  endUnit: async (w, ids) => endUnit(w, ids.unitId, { to: '2030-12-31', replacedBy: null }),
  giveAddresses: (w, ids) => giveAddresses(w, [{ subject: { kind: 'promise', id: ids.promise.id }, path: 'ny' }]),
  makeBrief: (w, ids) =>
    makeBrief(
      w,
      ids.nextSlug,
      { key: newId(), roundId: ids.year.roundId, forum: 'Nämnden', meetingDay: null, decisions: [], words: null },
      THEN,
    ),
  mergeAreasTyped: (w, ids) => {
    const [one = '', other = ''] = ids.areas.map(({ id }) => id);
    return mergeAreasTyped(w, one, { other, name: 'Ett', day: '2024-01-01' });
  },
  mergeAreas: (w, ids) =>
    mergeAreas(
      w,
      ids.areas.map((area) => area.id),
      'Allt',
      '2024-01-01',
    ),
  moveAnswerers: (w, ids) => moveAnswerers(w, { fromPerson: ids.deputyId, toPerson: ids.personId, from: '2022-04-01' }),
  moveBlocks: (w, ids) => moveBlocks(w, { importId: ids.draftId, no: 1 }, []),
  moveBySlug: (w, ids) => moveBySlug(w, ids.nextSlug, { slug: ids.nextPointSlug, no: 1, to: 'down' }),
  movePoint: (w, ids) => movePoint(w, ids.nextPoint, 1, 'down'),
  prolongPromise: (w, ids) =>
    prolongPromise(w, ids.nextPromise, { to: '2023-06-30', publicNote: 'Så.', expectedNo: 1, today: THEN }),
  cancelPlanned: (w, ids) => cancelPlanned(w, ids.nextPromise),
  liftEmbargo: (w, ids) => liftEmbargo(w, { promiseId: ids.nextPromise, id: ids.year.embargoId, today: THEN }),
  planPublication: (w, ids) =>
    planPublication(
      w,
      { promiseId: ids.nextPromise, publishAt: new Date('2999-01-01'), size: 'major', note: null, expectedNo: 0 },
      new Date(),
    ),
  setEmbargo: (w, ids) =>
    setEmbargo(
      w,
      {
        promiseId: ids.nextPromise,
        pointId: ids.nextPoint,
        partyId: ids.parties.municipality,
        until: '2999-01-01',
        reason: 'Nu.',
      },
      THEN,
    ),
  tellSiteVersion: (w, ids) =>
    tellSiteVersion(w, ids.importedPromise, { site: 'polisen.se', period: null, version: 1 }),
  withdrawPromise: (w, ids) => withdrawPromise(w, { promiseId: ids.importedPromise, reason: 'Nu.', expectedNo: 1 }),
  publishPromise: (w, ids) =>
    publishPromise(w, { promiseId: ids.importedPromise, size: 'major', note: 'Nu.', ground: 'accepted-import' }),
  publishSeen: (w, ids) => publishSeen(w, refOf(ids), ids.nextSlug, { note: 'Nu.', size: 'major', version: 0 }),
  recordParagraph: (w, ids) => recordParagraph(w, ids.nextSlug, { id: ids.briefId, paragraph: '§ 7', today: THEN }),
  refuseWithoutKeys: (w, ids) => refuseWithoutKeys(w, ids.nextPromise),
  renameAddress: (w, ids) => renameAddress(w, { kind: 'promise', id: ids.importedPromise }, 'nytt-namn'),
  renameAreaTyped: (w, ids) => renameAreaTyped(w, ids.areas[0]?.id ?? '', { name: 'Annat', day: '2024-01-01' }),
  renameArea: (w, ids) => renameArea(w, ids.areas[0]?.id ?? '', 'Annat', '2024-01-01'),
  replaceElsewhere: (w, ids) => replaceElsewhere(w, ids.promise.id, [{ address: 'https://exempel.se', period: null }]),
  restoreBySlug: (w, ids) => restoreBySlug(w, ids.nextSlug, { slug: ids.nextPointSlug, no: 1, to: 'up' }),
  restorePoint: (w, ids) => restorePoint(w, ids.nextPoint),
  restoreTrashed: (w, ids) => restoreTrashed(w, { kind: 'activity', id: ids.activities[0] ?? '' }),
  restoreVersion: (w, ids) =>
    restoreVersion(w, ids.nextPoint, {
      thread: 'point',
      versionId: ids.promise.points[0]?.versionId ?? '',
      expectedNo: 1,
      today: THEN,
    }),
  reviseFrame: (w, ids) => reviseFrame(w, ids.nextPromise, 1, { title: 'Annat', period: YEAR, areas: [], parties: [] }),
  revisePoint: (w, ids) => revisePoint(w, ids.point(1), 2, pointInput({}, 0, ids.parties)),
  saveAnswerer: (w, ids) =>
    saveAnswerer(w, ids.nextSlug, ids.nextPointSlug, {
      partyId: ids.parties.municipality,
      personId: ids.deputyId,
      deputyId: '',
      unitId: '',
      from: '2022-04-01',
    }),
  saveEasyText: (w, ids) =>
    saveEasyText(
      w,
      'promise',
      { promise: ids.nextSlug, point: '' },
      { field: 'title', no: 0, from: 'Löfte', text: 'Löfte.' },
    ),
  saveFrame: (w, ids) => saveFrame(w, ids.nextSlug, { no: 1, form: NO_FRAME, theirs: [] }),
  saveOwners: (w, ids) => saveOwners(w, { importId: ids.draftId, no: 1 }, new Map()),
  savePoint: (w, ids) => savePoint(w, ids.nextSlug, ids.nextPointSlug, { no: 1, form: NO_POINT, theirs: [] }),
  sendForApproval: (w, ids) => sendForApproval(w, ids.nextPromise, { message: null, today: THEN }),
  setAnswerer: (w, ids) =>
    setAnswerer(w, {
      pointId: ids.nextPoint,
      partyId: ids.parties.municipality,
      personId: ids.personId,
      from: '2022-01-01',
    }),
  setOutcomes: (w, ids) =>
    setOutcomes(w, [{ pointId: ids.point(0), kind: 'closed', reason: 'Klart.', transferredTo: null }]),
  showMunicipality: (w) => showMunicipality(w),
  splitAreaTyped: (w, ids) => splitAreaTyped(w, ids.areas[0]?.id ?? '', { names: ['Ett', 'Två'], day: '2024-01-01' }),
  splitArea: (w, ids) => splitArea(w, ids.areas[0]?.id ?? '', ['Ett', 'Två'], '2024-01-01'),
  trashBySlug: (w, ids) => trashBySlug(w, ids.nextSlug, { slug: ids.nextPointSlug, no: 1, to: 'up' }),
  trashPoint: (w, ids) => trashPoint(w, ids.nextPoint, 1),
  trashSignature: (w, ids) => trashSignature(w, ids.nextPromise, ids.year.signatureId, THEN),
  turnKeys: (w, ids) => turnKeys(w, ids.nextPromise, { partyId: ids.parties.municipality, answers: [], today: THEN }),
  undoLast: (w, ids) => undoLast(w, { importId: ids.draftId, no: 1 }),
  writeElsewhere: (w, ids) => writeElsewhere(w, ids.promise.id, [{ address: 'https://exempel.se', period: null }]),
  writePromise: (w, ids) =>
    writePromise(w, { title: 'Löfte', period: YEAR, areas: ids.areas, parties: [], points: [] }),
  approveOnDesk: (w, ids) => approveOnDesk(w, ids.nextSlug, 'sv-x-lattlast', []),
  approveTranslations: (w, ids) => approveTranslations(w, ids.nextPromise, 'sv-x-lattlast', []),
  publishTranslation: (w, ids) => publishTranslation(w, ids.nextSlug, 'sv-x-lattlast'),
  saveDesk: (w, ids) => saveDesk(w, ids.nextSlug, 'sv-x-lattlast', []),
  writeTranslations: (w, ids) =>
    writeTranslations(w, ids.nextPromise, 'sv-x-lattlast', [
      {
        kind: 'point',
        subjectId: ids.nextPoint,
        field: 'body',
        expectedNo: 1,
        from: 'Ord.',
        body: 'Andra ord.',
        machine: false,
      },
    ]),
};
