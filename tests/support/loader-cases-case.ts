/** Each loader of a council's case, asked for what there is in the full record. */
import { askedCase } from '#report-back/answer-consultation.server.ts';
import { loadCaseReview } from '#report-back/case-review.server.ts';
import { loadComparison } from '#report-back/compare-memos.server.ts';
import { loadAnswerPage, loadConsultationPage } from '#report-back/consultation-page.server.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import { loadFinal, reviewCase } from '#report-back/finalise-memo.server.ts';
import { loadMemoOfCase, loadMemoVersion } from '#report-back/memo-queries.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';
import { refOf, type Cases } from './wall-cases.ts';

const NOW = { site: null, today: '2018-02-20' };

export const OF_CASES: Cases = {
  askedCase: (w, ids) => askedCase(w, ids.askedId),
  loadAnswerPage: (w, ids) => loadAnswerPage({ ...w, actor: { personId: null, via: 'report-link' } }, ids.askedId),
  loadAsked: (w, ids) => loadAsked(w, ids.caseId),
  loadCaseReview: (w, ids) => loadCaseReview(w, refOf(ids), ids.caseId, NOW),
  loadComparison: (w, ids) => loadComparison(w, refOf(ids), ids.caseId, { from: 'version-1', to: 'final-1', ...NOW }),
  loadConsultationPage: (w, ids) => loadConsultationPage(w, refOf(ids), ids.caseId, NOW.today),
  loadFinal: (w, ids) => loadFinal(w, ids.caseId),
  loadMemoOfCase: (w, ids) => loadMemoOfCase(w, ids.caseId, NOW),
  loadMemoVersion: (w, ids) => loadMemoVersion(w, ids.caseId, 1, NOW),
  promiseOfCase: (w, ids) => promiseOfCase(w, ids.caseId),
  reviewCase: (w, ids) => reviewCase(w, ids.caseId, NOW, null),
};
