import { text, type RequestHandler } from '@sveltejs/kit';
import { stepAnswer } from '#follow-up/answer-steps.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { openedLink } from '#routes/arbete/svar/answer-door.ts';
import { answerTyped, sentForm } from '#routes/arbete/svar/sent-answer.ts';

export const trailingSlash = 'ignore';

/** Keeps what is typed while it is typed, by the link's own authority. Answers with a sentence where it is not kept. */
export const POST: RequestHandler = async (event) => {
  const { ctx, link, today } = await openedLink(event);
  try {
    const typed = answerTyped((await sentForm(event.request)).words);
    const errors = await stepAnswer(ctx, link, { requestId: idIn(event), typed, way: null, seenNo: 0 }, today);
    const [first] = Object.values(errors ?? {});
    return first === undefined ? new Response(null, { status: 204 }) : text(first, { status: 422 });
  } catch (fault) {
    return text(sentenceFor(fault), { status: ERRORS[foreseen(fault)].status });
  }
};
