import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { ERRORS, sentenceFor, type ErrorCode } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';

/** What a form is answered with: the sentence, and what was typed. `fields`: what is wrong, field by field. */
export type Refused = {
  readonly form: string;
  readonly sentence: string;
  readonly code: ErrorCode | null;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
};

/** One act of a form: what it gives, or the page again with what stood in the way and what was typed. */
export async function officeAct<T>(
  event: RequestEvent,
  action: Action,
  { form, typed }: Pick<Refused, 'form' | 'typed'>,
  act: (work: Work) => Promise<T>,
): Promise<{ readonly done: T } | ActionFailure<Refused>> {
  try {
    return { done: await officeWork(event, action, act) };
  } catch (fault) {
    // A page of its own (403, 404) and a redirect are thrown on.
    const code = foreseen(fault);
    return fail(ERRORS[code].status, { form, sentence: sentenceFor(fault), code, fields: [], typed });
  }
}

/**
 * The page again, with what is wrong in its fields. Whether they may is asked all the same: whoever may not is not told what
 * is wrong with their words.
 */
export async function unfit(
  event: RequestEvent,
  action: Action,
  { form, typed }: Pick<Refused, 'form' | 'typed'>,
  fields: Refused['fields'],
): Promise<ActionFailure<Refused>> {
  await mayAct(event, action);
  return fail(400, { form, sentence: fields[0]?.message ?? '', code: null, fields, typed });
}
