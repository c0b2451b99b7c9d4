import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/**
 * One form of a page about something with an id, by its rules: done and led back, or shown again with what is wrong and what was
 * typed. `key` is the field that tells which of several alike it was.
 */
export async function formAct<T extends z.ZodType>(
  event: RequestEvent,
  action: Action,
  {
    rules,
    name,
    key,
    done,
  }: { readonly rules: T; readonly name: string; readonly key?: string; readonly done: string },
  use: (work: Work, id: string, value: z.output<T>) => Promise<void>,
) {
  const form = await wordsSent(event.request);
  const typed = typedWords(form);
  const sent = { form: key === undefined ? name : `${name}-${typed[key] ?? ''}`, typed };
  const parsed = parseForm(rules, form);
  if (!parsed.ok) return unfit(event, action, sent, parsed.faults);
  const id = idIn(event);
  const result = await officeAct(event, action, sent, (work) => use(work, id, parsed.value));
  if (!('done' in result)) return result;
  redirect(303, `${event.url.pathname}?gjort=${done}`);
}
