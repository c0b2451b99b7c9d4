import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { NOT_WHOLE, tryRules } from '#platform/sent-form.ts';
import type { FormAnswer } from '#places/form-answer.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** What is wrong with a form, field by field, each field once. */
export function faultsOf(error: z.ZodError): FormAnswer['fields'] {
  const fields = new Map<string, string>();
  for (const { code, path, message } of error.issues) {
    const field = path.map(String).join('.');
    // Of the wrong type is only what was not sent, which no form of ours leaves out.
    if (!fields.has(field)) fields.set(field, code === 'invalid_type' ? NOT_WHOLE : message);
  }
  return [...fields].map(([field, message]) => ({ field, message }));
}

/**
 * Takes one of a register page's forms: parsed, done, and the same page anew; or the page with what was typed and why it
 * was not taken. A name that the schema has and the form does not is an empty text.
 */
export async function registerForm<Schema extends z.ZodType>(
  event: RequestEvent,
  { form, action, schema }: { readonly form: string; readonly action: Action; readonly schema: Schema },
  act: (work: Work, input: z.output<Schema>) => Promise<unknown>,
  read: (typed: Readonly<Record<string, string>>) => unknown = (typed) => typed,
): Promise<ActionFailure<FormAnswer>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of await wordsSent(event.request)) typed[name] = String(value).slice(0, 2_000);
  // One of several alike on the page, as a party's, is known by what it changes.
  const own = typed['id'] === undefined ? form : `${form}-${typed['id'].slice(0, 36)}`;
  const parsed = tryRules(schema, read(typed));
  if (!parsed.success) {
    // Asked all the same: whoever may not is not told what is wrong with their words.
    await mayAct(event, action);
    const fields = faultsOf(parsed.error);
    // What nobody typed has no place of its own on the page.
    const sentence = fields.every(({ message }) => message === NOT_WHOLE) ? NOT_WHOLE : '';
    return fail(400, { form: own, sentence, fields, typed });
  }
  try {
    await officeWork(event, action, (work) => act(work, parsed.data));
  } catch (fault) {
    return fail(ERRORS[foreseen(fault)].status, { form: own, sentence: sentenceFor(fault), fields: [], typed });
  }
  redirect(303, `${event.url.pathname}?sparat#${own}`);
}
