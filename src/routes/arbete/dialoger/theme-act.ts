import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Work } from '#access/work.server.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { pointFromTheme } from '#promise/points-by-address.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** One of the forms of a theme's page: by its rules, its use case, and the page again with what was done. */
export async function themeAct<T extends z.ZodType>(
  event: RequestEvent,
  name: string,
  rules: T,
  act: (work: Work, themeId: string, sent: z.output<T>) => Promise<void>,
) {
  const id = idIn(event);
  const form = await wordsSent(event.request);
  const typed = typedWords(form);
  // The page has one form of this kind for each dialogue.
  const sent = { form: name === 'varfor' ? `varfor-${typed['dialog'] ?? ''}` : name, typed };
  const parsed = parseForm(rules, form);
  if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
  const result = await officeAct(event, 'dialogue:write', sent, (work) => act(work, id, parsed.value));
  if (!('done' in result)) return result;
  redirect(303, `${event.url.pathname}?gjort=${name}`);
}

/** A point of a promise that is being written, from a theme; or the page again with what is missing. */
export async function beganPoint(event: RequestEvent) {
  const themeId = idIn(event);
  const form = await wordsSent(event.request);
  const owners = form.getAll('owners').map(String);
  // Of boxes with one name, the words of a form hold the last.
  const typed: Record<string, string> = { ...typedWords(form), owners: owners.join(' ') };
  const sent = { form: 'punkt', typed };
  const promise = typed['lofte'] ?? '';
  const said = { themeId, body: (typed['body'] ?? '').trim(), owners };
  const result = await officeAct(event, 'promise:write', sent, (work) => pointFromTheme(work, promise, said));
  if (!('done' in result)) return result;
  if ('slug' in result.done) return { promise, point: result.done.slug };
  const fields = Object.entries(result.done.faults).map(([field, message]) => ({ field, message }));
  return fail(400, { ...sent, sentence: fields[0]?.message ?? '', code: null, fields });
}
