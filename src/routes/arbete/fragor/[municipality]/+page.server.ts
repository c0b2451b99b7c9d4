import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { LeaveForm, PublishRepliesForm, ReplyForm } from '#follow-up/question-form.ts';
import { answerQuestion, leaveQuestion } from '#follow-up/write-question.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { answerAndPublish, publishReplies } from '#publication/publish-replies.server.ts';
import { loadQuestionsDesk } from '#publication/reply-queries.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadQuestionsDesk(work, municipality, today()),
  );
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  svara: (event) =>
    act(event, ReplyForm, 'svara', async (work, { fraga, ...sent }) => {
      const reply = {
        expectedNo: sent.version,
        partyId: sent.part,
        shown: sent.visas,
        answer: sent.svaret,
        isPublic: sent.synligt !== 'nej',
      };
      if (sent.synligt === 'nu') return (await answerAndPublish(work, fraga, reply, today())) ? 'publicerad' : 'annat';
      await answerQuestion(work, fraga, reply);
      return 'besvarad';
    }),
  lamna: (event) =>
    act(event, LeaveForm, 'lamna', async (work, { fraga, part, skal }) => {
      await leaveQuestion(work, fraga, { partyId: part, reason: skal });
      return 'raderad';
    }),
  publicera: (event) =>
    act(event, PublishRepliesForm, 'publicera', async (work, { lofte }) =>
      (await publishReplies(work, lofte, today())) ? 'publicerade' : 'annat',
    ),
};

/** One form: read, done, and told in the address by the word that `use` gives. */
async function act<T extends z.ZodType>(
  event: RequestEvent,
  rules: T,
  name: string,
  use: (work: Work, value: z.output<T>) => Promise<string>,
) {
  const form = await wordsSent(event.request);
  const typed = typedWords(form);
  const sent = { form: `${name}-${typed['fraga'] ?? typed['lofte'] ?? ''}`, typed };
  const action = name === 'publicera' ? 'promise:publish' : 'question:answer';
  const parsed = parseForm(rules, form);
  if (!parsed.ok) return unfit(event, action, sent, parsed.faults);
  const result = await officeAct(event, action, sent, (work) => use(work, parsed.value));
  if (!('done' in result)) return result;
  redirect(303, `${event.url.pathname}?gjort=${result.done}`);
}
