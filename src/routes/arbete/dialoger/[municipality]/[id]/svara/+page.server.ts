import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { readAnswers, type Answers } from '#dialogue/answers.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { isReceipt } from '#dialogue/receipt-words.ts';
import { sentAnswers } from '#dialogue/sent-answers.ts';
import { answerStaff, loadStaffForm } from '#publication/answer-staff.server.ts';
import { officeAct } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const ctx = await siteContext();
  const now = new Date();
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadStaffForm(work, ctx, municipality, { id, now, today: swedishDay(now) }),
  );
  const receipt = event.url.searchParams.get('kvitto') ?? '';
  event.setHeaders({ 'cache-control': 'no-store' });
  return { ...page, receipt: isReceipt(receipt) ? receipt : null };
};

export const actions: Actions = {
  default: async (event) => {
    const id = idIn(event);
    const form = await wordsSent(event.request);
    const ctx = await siteContext();
    const now = new Date();
    let typed: Answers = {};
    const sent = {
      ticket: String(form.get('biljett') ?? ''),
      raw: (asked: QuestionForm) => {
        const raw = sentAnswers(asked, form);
        typed = readAnswers(asked, raw).answers;
        return raw;
      },
      tellMe: form.get('mejl') === 'ja',
      now,
      today: swedishDay(now),
    };
    const result = await officeAct(event, 'office:read', { form: 'svara', typed: {} }, (work) =>
      answerStaff(work, ctx, id, sent),
    );
    if (!('done' in result)) return fail(result.status, { sentence: result.data.sentence, typed, tellMe: sent.tellMe });
    if ('receipt' in result.done) redirect(303, `${event.url.pathname}?kvitto=${result.done.receipt}`);
    return fail(400, { ...result.done, tellMe: sent.tellMe });
  },
};
