/** Each loader of promises, registers, publication and the way back, asked for what there is in the full record. */
import { newId } from '#platform/uuid.server.ts';
import { nextPromise, waitingToCome } from '#promise/bring-along.server.ts';
import { looseEnds } from '#promise/loose-ends.server.ts';
import { areaNames, endedAreas } from '#places/area-names.server.ts';
import { listAreas } from '#places/area-register.server.ts';
import { listForums } from '#places/forums.server.ts';
import { logoOf } from '#places/logo.server.ts';
import { listParties } from '#places/parties.server.ts';
import { loadPeoplePage } from '#places/people-page.server.ts';
import { internalPlaceNames } from '#places/places-queries.server.ts';
import { livingAreas, loadMaps } from '#places/map-queries.server.ts';
import { areasByName } from '#places/registers.server.ts';
import { listUnits } from '#places/units.server.ts';
import { loadFile } from '#platform/files.server.ts';
import { answerersFrom, answerersOn } from '#promise/answerer-queries.server.ts';
import { approversOf, steeringPeople } from '#promise/approvers.server.ts';
import { loadClosingPage } from '#promise/close-promise.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { loadFrameVersion } from '#promise/frame-version.server.ts';
import { loadKeysPage } from '#promise/keys-page.server.ts';
import { loadKeys, waitingKeys } from '#promise/keys-queries.server.ts';
import { familyLineage, lineageSuggestions, listOrphans } from '#promise/lineage-queries.server.ts';
import { loadPoints, loadPointsAlone, loadPointVersion } from '#promise/point-queries.server.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { promiseFor } from '#promise/promise-for.server.ts';
import { findPromise, listPromises, loadPromise, loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { signaturesOf } from '#promise/signature.server.ts';
import { loadTranslations } from '#promise/translations.server.ts';
import { loadApprovalPage, loadDeskList, loadDeskPage, loadDeskPromise } from '#publication/desk-page.server.ts';
import { loadDesk, loadDesks } from '#publication/load-desk.server.ts';
import { XLIFF_NAMESPACE } from '#publication/xliff.ts';
import { showXliff, xliffOf } from '#publication/xliff-desk.server.ts';
import { frameTexts, pointHistory, pointTexts } from '#promise/version-texts.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';
import { loadBeginningPage, loadPointWritingPage, loadWritingPage } from '#promise/writing-page.server.ts';
import { listAddresses } from '#publication/addresses.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { pagesBehind } from '#publication/behind-queries.server.ts';
import { loadQuestionsDesk } from '#publication/reply-queries.server.ts';
import { followedSubjects, subjectById } from '#publication/follow-subject.server.ts';
import { loadEmbargoes } from '#publication/embargo.server.ts';
import { loadPreview, loadPublishPage } from '#publication/publish-page.server.ts';
import { preparePublication } from '#publication/prepare-publication.server.ts';
import { loadSharePage } from '#publication/site-version.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { passedLately } from '#publication/renew-pages.server.ts';
import { loadAuditView } from '#report-back/audit-view.server.ts';
import { loadBrief, loadBriefs } from '#report-back/brief.server.ts';
import { loadHandover } from '#report-back/handover.server.ts';
import { loadHistoryView } from '#report-back/history-view.server.ts';
import { peopleHere, whoWrote } from '#report-back/history-writers.server.ts';
import {
  draftPlace,
  findImportOf,
  importOfPromise,
  listImports,
  loadDraft,
  loadImport,
} from '#report-back/import-queries.server.ts';
import { loadCaseFrame, loadCasePage, loadCasesPage, loadOpenCasePage } from '#report-back/case-page.server.ts';
import { loadCases, neededApprovals, stepsTaken } from '#report-back/case-queries.server.ts';
import { loadSittingsPage, sittingsCalendar } from '#report-back/sittings-page.server.ts';
import { findSitting, sittingForums, sittingsBetween } from '#places/sittings.server.ts';
import { loadErasurePage } from '#report-back/erasure.server.ts';
import { caseEvents } from '#report-back/archive-events.server.ts';
import { loadArchivePage, packagesOf } from '#report-back/archive-package.server.ts';
import { archivedRows } from '#report-back/archive-rows.server.ts';
import { loadCaseRecords } from '#report-back/case-records.server.ts';
import { loadReleasePage } from '#report-back/release.server.ts';
import { loadMarks } from '#report-back/secrecy-marks.server.ts';
import { loadMemoPage, memoBeside } from '#report-back/memo-page.server.ts';
import { loadDecisionPage, loadExtract } from '#report-back/decision-page.server.ts';
import { caseToDecide, followedOf, laterSittings, rulingsOf } from '#report-back/decision-queries.server.ts';
import { dispatchMaterial, extractKept, memoToSend } from '#report-back/dispatch-files.server.ts';
import { loadDispatchPage } from '#report-back/dispatch-page.server.ts';
import { knownAddresses, reachedOf, sentOf } from '#report-back/dispatch-queries.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { loadProfile } from '#report-back/profile.server.ts';
import { loadCase, loadCaseById, loadElsewhere, loadMemo, loadMemoAndCase } from '#report-back/memo-queries.server.ts';
import { draftDocument, finalDocument } from '#report-back/case-documents.server.ts';
import { loadCaseDocuments } from '#report-back/case-documents-page.server.ts';
import { listOutputs, outputById, outputFile } from '#report-back/output-store.server.ts';
import { chosenTemplate, listTemplates, templateBytes } from '#report-back/own-template.server.ts';
import { originalDocument } from '#report-back/original-document.server.ts';
import { loadPromisePage } from '#report-back/promise-page.server.ts';
import { importIdOf, importVersion } from '#report-back/review-queries.server.ts';
import { sameAsDraft, samePromise } from '#report-back/same-promise.server.ts';
import { search } from '#report-back/search.server.ts';
import { loadTrashView } from '#report-back/trash-view.server.ts';
import { orNothing, refOf, THEN, YEAR, type Cases } from './wall-cases.ts';

const EVERY_EVENT = { type: null, personId: null, from: null, to: null };

export const LOADERS: Cases = {
  answerersFrom: (w, ids) => answerersFrom(w.tx, w.municipalityId, [ids.nextPoint], '2000-01-01'),
  answerersOn: (w, ids) => answerersOn(w.tx, w.municipalityId, [ids.nextPoint], '2022-01-01'),
  approversOf: (w, ids) => approversOf(w, [ids.parties.municipality]),
  endedAreas: (w) => endedAreas(w.tx, w.municipalityId, '2099-01-01'),
  livingAreas,
  loadMaps: async (w) => [...(await loadMaps(w, [null]))],
  areaNames: (w) => areaNames(w.tx, w.municipalityId, '2021-06-01'),
  areasByName: (w, ids) => areasByName(w.tx, w.municipalityId, [ids.areas[0]?.name ?? ''], YEAR),
  draftPlace: (w, ids) => draftPlace(w, ids.draftId),
  familyLineage: (w, ids) =>
    familyLineage(
      w.tx,
      w.municipalityId,
      ids.promise.id,
      ids.promise.points.map((point) => point.id),
    ),
  findImportOf: (w, ids) => findImportOf(w, ids.fileSha256),
  findPoint: (w, ids) => findPoint(w, ids.point(0)),
  findPromise: (w, ids) => findPromise(w.tx, w.municipalityId, ids.promise.slug),
  frameTexts: (w, ids) => frameTexts(w, [ids.promise.versionId]),
  groundOf: async (w, ids) => {
    const ground = await groundOf(w, { isDemo: false }, ids.importedPromise);
    return ground === 'keys' ? null : ground;
  },
  followedSubjects: (w, ids) => followedSubjects(w.tx, w.municipalityId, { followerId: ids.followerId, lang: 'sv' }),
  subjectById: (w, ids) => subjectById(w.tx, w.municipalityId, { id: ids.importedPromise, lang: 'sv' }),
  importIdOf: (w, ids) => importIdOf(w, ids.importedPromise),
  importOfPromise: (w, ids) => importOfPromise(w, ids.importedPromise),
  importVersion: (w, ids) => importVersion(w, ids.importId, 1),
  internalPlaceNames: (w) => internalPlaceNames(w.tx, w.municipalityId),
  loadPublishPage: (w, ids) => loadPublishPage(w, refOf(ids), ids.nextSlug, THEN),
  loadPreview: (w, ids) => loadPreview(w, refOf(ids), ids.nextSlug, { point: null, lang: 'sv' }),
  loadSharePage: (w, ids) => loadSharePage(w, refOf(ids), ids.nextSlug, 'https://loften.exempel.se'),
  loadEmbargoes: (w, ids) => loadEmbargoes(w, ids.nextPromise, THEN),
  preparePublication: (w, ids) =>
    preparePublication(w, { promiseId: ids.importedPromise, size: 'major', note: null, ground: 'accepted-import' }),
  latestPublications: (w, ids) => latestPublications(w.tx, w.municipalityId, ['promise'], [ids.importedPromise]),
  lineageSuggestions: (w, ids) => lineageSuggestions(w.tx, w.municipalityId, ids.nextPromise),
  logoOf: (w) => logoOf(w),
  listAddresses: (w) => listAddresses(w.tx, w.municipalityId),
  listAreas: (w) => listAreas(w),
  listForums: async (w, ids) => (await listForums(w)).filter(({ id }) => id === ids.year.forumId),
  listImports: (w) => listImports(w.tx, w.municipalityId),
  listOrphans: (w) => listOrphans(w.tx, w.municipalityId),
  listParties: async (w, ids) => (await listParties(w)).filter(({ id }) => id === ids.parties.police),
  listPromises: (w) => listPromises(w.tx, w.municipalityId),
  listUnits: (w) => listUnits(w),
  looseEnds: async (w) => (await looseEnds(w, '2999-12-31')).undecided,
  waitingToCome: async (w, ids) =>
    (
      await waitingToCome(w, {
        id: newId(),
        closedAt: null,
        areas: [],
        period: { from: '2999-01-01', to: '2999-12-31' },
      })
    ).filter(({ promiseId }) => promiseId === ids.importedPromise),
  nextPromise: (w, ids) => nextPromise(w, ids.promise.id),
  loadAuditView: async (w, ids) => {
    const asked = { chain: 'municipality', filter: { ...EVERY_EVENT, type: 'brief-made' }, before: null } as const;
    const { lines, people } = await loadAuditView(w, refOf(ids), { ...asked, faults: [] });
    return [...lines, ...people.filter(({ id }) => id === ids.deputyId)];
  },
  loadBeginningPage: async (w, ids) => (await loadBeginningPage(w, ids.promise.slug, THEN)).earlier,
  loadBrief: (w, ids) => loadBrief(w, ids.nextSlug, ids.briefId, THEN),
  loadBriefs: (w, ids) => loadBriefs(w, ids.nextSlug, THEN),
  loadCaseDocuments: (w, ids) => loadCaseDocuments(w, refOf(ids), ids.caseId),
  finalDocument: (w, ids) => finalDocument((act) => act(w), ids.caseId, 'memo', 'html'),
  draftDocument: (w, ids) => draftDocument((act) => act(w), ids.caseId, 'summary', 'html'),
  listOutputs: (w, ids) => listOutputs(w, ids.caseId),
  outputById: (w, ids) => outputById(w, ids.outputId),
  outputFile: (w, ids) => outputFile(w, ids.outputId),
  listTemplates: (w) => listTemplates(w),
  chosenTemplate: (w) => chosenTemplate(w),
  templateBytes: (w) => templateBytes(w, 1),
  caseToDecide: (w, ids) => caseToDecide(w, ids.decidedCase),
  extractKept: async (w, ids) => {
    const material = await dispatchMaterial(w, ids.decidedCase);
    return [await extractKept(w, material), material];
  },
  memoToSend: async (w, ids) => {
    const made = await memoToSend((act) => act(w), ids.caseId);
    return made.length === 0 ? null : made;
  },
  dispatchMaterial: (w, ids) => dispatchMaterial(w, ids.decidedCase),
  followedOf: async (w, ids) => (await followedOf(w, ids.decidedCase)).decided,
  knownAddresses: async (w) => [...(await knownAddresses(w))],
  laterSittings: async (w, ids) => {
    const { sitting } = await caseToDecide(w, ids.decidedCase);
    return sitting === null ? [] : laterSittings(w, { ...sitting, day: '2000-01-01' });
  },
  loadDecisionPage: (w, ids) => loadDecisionPage(w, refOf(ids), { caseId: ids.decidedCase, today: THEN }),
  loadDispatchPage: (w, ids) => loadDispatchPage(w, refOf(ids), ids.decidedCase),
  loadExtract: (w, ids) => loadExtract(w, ids.decidedCase),
  rulingsOf: (w, ids) => rulingsOf(w, ids.decidedCase),
  sentOf: (w, ids) => sentOf(w, ids.decidedCase),
  reachedOf: async (w, ids) => [...(await reachedOf(w, [ids.decidedCase]))],
  neededApprovals: (w, ids) => neededApprovals(w, ids.caseId),
  caseStanding: (w, ids) => caseStanding(w, ids.caseId),
  loadCasesPage: async (w, ids) => (await loadCasesPage(w, refOf(ids), THEN)).open,
  loadCaseFrame: (w, ids) => loadCaseFrame(w, ids.caseId),
  loadCasePage: (w, ids) => loadCasePage(w, refOf(ids), ids.caseId, THEN),
  loadCases: (w, ids) => loadCases(w, ids.caseId),
  loadOpenCasePage: async (w, ids) => (await loadOpenCasePage(w, refOf(ids), THEN)).promises,
  stepsTaken: (w, ids) => stepsTaken(w, ids.caseId),
  findSitting: (w, ids) => orNothing(findSitting(w, ids.sittingId)),
  sittingForums: (w) => sittingForums(w),
  sittingsBetween: (w) => sittingsBetween(w, '2018-01-01', '2018-12-31'),
  loadSittingsPage: async (w, ids) => (await loadSittingsPage(w, refOf(ids), 2018, THEN)).sittings,
  sittingsCalendar: async (w, ids) => {
    const file = await sittingsCalendar(w, refOf(ids), { today: '2018-03-01', now: new Date(0), site: '' });
    return file.includes('BEGIN:VEVENT') ? [file] : [];
  },
  loadCaseRecords: (w, ids) => loadCaseRecords(w, ids.caseId, '2999-01-01'),
  loadMarks: (w, ids) => loadMarks(w, ids.caseId),
  loadReleasePage: (w, ids) => loadReleasePage(w, refOf(ids), ids.caseId, '2999-01-01'),
  loadArchivePage: (w, ids) => loadArchivePage(w, refOf(ids), ids.caseId, '2999-01-01'),
  packagesOf: (w, ids) => packagesOf(w, ids.caseId),
  archivedRows: async (w, ids) => {
    const of = { caseId: ids.caseId, promiseId: ids.importedPromise, files: [ids.fileSha256] };
    return (await archivedRows(w, of)).flatMap(({ table, rows }) =>
      table.name === 'point' || table.name === 'case_step' ? rows : [],
    );
  },
  loadErasurePage: async (w) => (await loadErasurePage(w, '2999-01-01')).receipts,
  caseEvents: (w, ids) => caseEvents(w, [ids.caseId]),
  loadCaseById: (w, ids) => loadCaseById(w, ids.caseId),
  loadCase: (w, ids) => loadCase(w, ids.importedPromise),
  loadClosingPage: (w, ids) => loadClosingPage(w, refOf(ids), ids.nextSlug, THEN),
  loadDraft: (w, ids) => loadDraft(w, ids.draftId),
  loadElsewhere: (w, ids) => loadElsewhere(w, ids.importedPromise),
  loadFile: (w, ids) => loadFile(w.tx, w.municipalityId, ids.fileSha256),
  loadFrameVersion: (w, ids) => loadFrameVersion(w.tx, w.municipalityId, ids.promise.id, 1),
  loadHandover: async (w, ids) => {
    const { municipality: _asked, ...told } = await loadHandover(w, refOf(ids), THEN);
    return told;
  },
  loadHistoryView: (w, ids) =>
    loadHistoryView(w, refOf(ids), { promise: ids.promise.slug, point: ids.point(0), today: THEN }),
  loadImport: (w, ids) => loadImport(w, ids.importId),
  loadKeys: (w, ids) => loadKeys(w, ids.nextPromise),
  loadKeysPage: (w, ids) => loadKeysPage(w, refOf(ids), ids.nextSlug, THEN),
  loadMemo: (w, ids) => loadMemo(w, ids.importedPromise, null, '2026-11-28'),
  loadMemoAndCase: (w, ids) => loadMemoAndCase(w, ids.importedPromise, null, '2026-11-28'),
  loadMemoPage: (w, ids) => loadMemoPage(w, refOf(ids), ids.promise.slug),
  memoBeside: async (w, ids) => (await memoBeside(w, { promiseId: ids.importedPromise })).choices,
  loadPeoplePage: async (w, ids) => {
    const { grants, units } = await loadPeoplePage(w, THEN);
    return { grants: grants.filter(({ personId }) => personId === ids.deputyId), units };
  },
  loadProfile: async (w) => {
    const { no, profile } = await loadProfile(w);
    return no === 0 ? null : profile;
  },
  loadPointVersion: (w, ids) => loadPointVersion(w.tx, w.municipalityId, ids.point(1), 1),
  loadPointWritingPage: (w, ids) => loadPointWritingPage(w, ids.promise.slug, ids.promise.points[0]?.slug ?? '', THEN),
  loadPoints: (w, ids) => loadPoints(w.tx, w.municipalityId, ids.promise.id),
  loadPointsAlone: (w, ids) => loadPointsAlone(w.tx, w.municipalityId, [ids.promise.id]),
  loadPromise: (w, ids) => loadPromise(w.tx, w.municipalityId, ids.promise.id),
  loadPromiseAt: (w, ids) => loadPromiseAt(w.tx, w.municipalityId, ids.promise.slug),
  loadPromisePage: (w, ids) => loadPromisePage(w, refOf(ids), ids.promise.slug),
  loadApprovalPage: (w, ids) => loadApprovalPage(w, refOf(ids), ids.nextSlug, 'sv-x-lattlast'),
  loadDesk: (w, ids) => loadDesk(w, ids.nextSlug, 'sv-x-lattlast'),
  loadDeskList: async (w, ids) => (await loadDeskList(w, refOf(ids))).promises,
  loadDeskPage: (w, ids) => loadDeskPage(w, refOf(ids), ids.nextSlug, { lang: 'sv-x-lattlast', todo: false, page: 1 }),
  loadDeskPromise: (w, ids) => loadDeskPromise(w, refOf(ids), ids.nextSlug),
  loadDesks: (w, ids) => loadDesks(w, ids.nextSlug, ['sv-x-lattlast']),
  loadTranslations: (w, ids) => loadTranslations(w.tx, w.municipalityId, 'point', [ids.nextPoint]),
  loadTrashView: (w, ids) => loadTrashView(w, refOf(ids), ids.promise.slug, THEN),
  loadWritingPage: (w, ids) => loadWritingPage(w, ids.promise.slug, THEN),
  originalDocument: (w, ids) => originalDocument(w, ids.importId),
  peopleHere: async (w, ids) => (await peopleHere(w)).filter((id) => id === ids.deputyId),
  pointHistory: (w, ids) => pointHistory(w, ids.point(0)),
  pagesBehind: (w) => pagesBehind(w),
  loadQuestionsDesk: async (w, ids) => (await loadQuestionsDesk(w, refOf(ids), '2022-06-01')).waiting,
  passedLately: (w) => passedLately(w, '2018-01-15'),
  pointTexts: async (w, ids) => pointTexts(w, [ids.promise.points[0]?.versionId ?? '']),
  promiseAt: (w, ids) => promiseAt(w, ids.promise.slug),
  promiseFor: (w, ids) =>
    promiseFor(
      w.tx,
      w.municipalityId,
      ids.areas.map((area) => area.id),
      YEAR,
    ),
  promiseSubject: (w, ids) => promiseSubject(w, ids.promise.id),
  sameAsDraft: (w, ids) => sameAsDraft(w, ids.draftId),
  samePromise: (w, ids) => samePromise(w, { areas: ids.areas.map(({ name }) => name), period: YEAR }),
  search: async (w, ids) => (await search(w, refOf(ids), 'vandringar')).found,
  signaturesOf: (w, ids) => signaturesOf(w, ids.nextPromise),
  steeringPeople: async (w, ids) => (await steeringPeople(w)).filter((id) => id === ids.deputyId),
  waitingKeys: (w) => waitingKeys(w, '2099-01-01'),
  whoWrote: async (w, ids) => (await whoWrote(w, [ids.deputyId]))(ids.deputyId).name,
  writingChoices: async (w, ids) =>
    (await writingChoices(w.tx, w.municipalityId, YEAR)).parties.filter(({ id }) => id === ids.parties.police),
  showXliff: (w, ids) => {
    const unit = '<unit id="u"><segment><source>Ord.</source></segment></unit>';
    const file = `<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="sv" trgLang="sv-x-lattlast"><file id="promise-${ids.nextPromise}">${unit}</file></xliff>`;
    return showXliff(w, ids.nextSlug, 'sv-x-lattlast', { bytes: new TextEncoder().encode(file), machine: false });
  },
  xliffOf: (w, ids) => xliffOf(w, ids.slug, ids.nextSlug, 'sv-x-lattlast'),
};
