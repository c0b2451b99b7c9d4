import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { answerTypedOf, numberIn } from '#report-back/consultation-form-data.ts';
import { readAnswer, type AnswerTyped, type Answered } from '#report-back/consultation-form.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export type AnswerRefused = {
  readonly typed: AnswerTyped;
  readonly errors: Readonly<Record<string, string>>;
  readonly sentence: string | null;
};

/** The form of a party's answer: null when it is taken, else what is wrong and what was typed. */
export async function takeAnswer(
  { request }: Pick<RequestEvent, 'request'>,
  take: (seenNo: number, answer: Answered) => Promise<void>,
): Promise<ActionFailure<AnswerRefused> | null> {
  const data = await wordsSent(request);
  const typed = answerTypedOf(data);
  const read = readAnswer(typed);
  if ('errors' in read) return fail(422, { typed, errors: read.errors, sentence: null });
  try {
    await take(numberIn(data, 'answer-no'), read.answer);
    return null;
  } catch (fault) {
    return fail(ERRORS[foreseen(fault)].status, { typed, errors: {}, sentence: sentenceFor(fault) });
  }
}
