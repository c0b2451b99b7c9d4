/** Each loader of a council's case, asked for what there is in the full record. */
import { AppError } from '#platform/errors.ts';
import { fileHash } from '#platform/files.server.ts';
import { logoPicture } from '#places/logo.server.ts';
import { askedCase } from '#report-back/answer-consultation.server.ts';
import { loadCaseReview } from '#report-back/case-review.server.ts';
import { loadComparison } from '#report-back/compare-memos.server.ts';
import { loadAnswerPage, loadConsultationPage } from '#report-back/consultation-page.server.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import { loadFinal, reviewCase } from '#report-back/finalise-memo.server.ts';
import { frozenLook, presentLook } from '#report-back/memo-look.server.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { loadMemoPageOfCase } from '#report-back/memo-page.server.ts';
import { loadCaseOf, loadMemoOfCase, loadMemoVersion } from '#report-back/memo-queries.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';
import { logoPng } from './picture-files.ts';
import { refOf, type Cases } from './wall-cases.ts';

const OWN_LOOK = { ...SHIPPED_PROFILES.skrivelse, look: { logo: true, colour: true } };
const NOW = { site: null, today: '2018-02-20' };

export const OF_CASES: Cases = {
  askedCase: (w, ids) => askedCase(w, ids.askedId),
  loadAnswerPage: (w, ids) => loadAnswerPage({ ...w, actor: { personId: null, via: 'report-link' } }, ids.askedId),
  loadAsked: (w, ids) => loadAsked(w, ids.caseId),
  loadCaseReview: (w, ids) => loadCaseReview(w, refOf(ids), ids.caseId, NOW),
  loadComparison: (w, ids) => loadComparison(w, refOf(ids), ids.caseId, { from: 'version-1', to: 'final-1', ...NOW }),
  loadConsultationPage: (w, ids) => loadConsultationPage(w, refOf(ids), ids.caseId, NOW.today),
  loadFinal: (w, ids) => loadFinal(w, ids.caseId),
  frozenLook: async (w) => {
    const { png } = await logoPicture(logoPng(48, 24));
    const look = { logo: { sha256: fileHash(png), width: 48, height: 24 }, colour: null };
    return unlessGone(frozenLook(w, { record: { municipality: 'Eken' }, look }));
  },
  presentLook: (w) => unlessGone(presentLook(w, OWN_LOOK, { municipality: 'Eken' })),
  loadCaseOf: (w, ids) => loadCaseOf(w, { caseId: ids.caseId }),
  loadMemoPageOfCase: (w, ids) => loadMemoPageOfCase(w, refOf(ids), ids.caseId),
  loadMemoOfCase: (w, ids) => loadMemoOfCase(w, ids.caseId, NOW),
  loadMemoVersion: (w, ids) => loadMemoVersion(w, ids.caseId, 1, NOW),
  promiseOfCase: (w, ids) => promiseOfCase(w, ids.caseId),
  reviewCase: (w, ids) => reviewCase(w, ids.caseId, NOW, null),
};

/** Which logo a municipality has is public; its file is not another municipality's. */
function unlessGone(look: Promise<unknown>): Promise<unknown> {
  return look.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'case-document-missing') return null;
    throw error;
  });
}
