import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { LeaveForm, ReplyForm } from '#follow-up/question-form.ts';
import { loadQuestionsPage } from '#follow-up/question-queries.server.ts';
import { answerQuestion, leaveQuestion } from '#follow-up/write-question.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadQuestionsPage(work, municipality, today),
  );
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  svara: (event) =>
    act(event, { rules: ReplyForm, name: 'svara', done: 'besvarad' }, (work, sent) =>
      answerQuestion(work, sent.fraga, {
        expectedNo: sent.version,
        partyId: sent.part,
        shown: sent.visas,
        answer: sent.svaret,
        isPublic: sent.synligt === 'ja',
      }),
    ),
  lamna: (event) =>
    act(event, { rules: LeaveForm, name: 'lamna', done: 'raderad' }, (work, { fraga, part, skal }) =>
      leaveQuestion(work, fraga, { partyId: part, reason: skal }),
    ),
};

async function act<T extends z.ZodType>(
  event: RequestEvent,
  { rules, name, done }: { readonly rules: T; readonly name: string; readonly done: string },
  use: (work: Work, value: z.output<T>) => Promise<void>,
) {
  const form = await wordsSent(event.request);
  const typed = typedWords(form);
  const sent = { form: `${name}-${typed['fraga'] ?? ''}`, typed };
  const parsed = parseForm(rules, form);
  if (!parsed.ok) return unfit(event, 'entry:answer', sent, parsed.faults);
  const result = await officeAct(event, 'entry:answer', sent, (work) => use(work, parsed.value));
  if (!('done' in result)) return result;
  redirect(303, `${event.url.pathname}?gjort=${done}`);
}
