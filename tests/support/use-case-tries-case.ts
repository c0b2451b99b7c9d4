/** Each use case of a council's case, told to do something with what is the full record's. */
import { answerConsultation, endWithoutAnswer } from '#report-back/answer-consultation.server.ts';
import { linkToPassOn } from '#report-back/consultation-link.server.ts';
import { finaliseMemo } from '#report-back/finalise-memo.server.ts';
import { remindConsulted } from '#report-back/remind-consulted.server.ts';
import { sendConsultation } from '#report-back/send-consultation.server.ts';
import type { Cases } from './wall-cases.ts';

const NOW = { site: null, today: '2018-02-20' };
const SEEN = { stepNo: 1, memoNo: 1 };

export const CASE_TRIES: Cases = {
  answerConsultation: (w, ids) =>
    answerConsultation({ ...w, actor: { personId: null, via: 'report-link' } }, ids.askedId, 1, {
      verdict: 'endorses',
      comment: null,
      points: [],
    }),
  endWithoutAnswer: (w, ids) => endWithoutAnswer(w, ids.askedId, 'Tiden räcker inte.'),
  finaliseMemo: (w, ids) => finaliseMemo(w, ids.caseId, SEEN, NOW),
  linkToPassOn: (w, ids) => linkToPassOn(w, ids.askedId),
  remindConsulted: (w) => remindConsulted(w, '2018-03-07'),
  sendConsultation: (w, ids) => {
    const sending = { due: '2018-03-20', parties: [{ party: 'Räddningstjänsten', personId: null }] };
    return sendConsultation(w, ids.caseId, SEEN, { sending, ...NOW });
  },
};
