import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { altSent } from '#dialogue/walk-form.ts';
import { addPicture, type ObservationAt } from '#dialogue/write-observation.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { typedWords, type Parsed } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeAct, unfit, type Refused } from '#routes/arbete/office-act.ts';
import { idIn, mayAct, officeWork, uuidIn } from '#routes/arbete/office-work.ts';
import { sentForm } from '#routes/arbete/svar/sent-answer.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const atOf = (event: Pick<RequestEvent, 'params'>): ObservationAt => ({
  dialogueId: idIn(event),
  walkId: uuidIn(event, 'walk'),
  id: uuidIn(event, 'observation'),
});

/** What is done with one observation by a form of words: read, done, told. `said`: the word that the page then tells by. */
export function act<T>(
  name: string,
  said: string,
  read: (form: FormData, event: RequestEvent) => Parsed<T> | Promise<Parsed<T>>,
  does: (work: Work, at: ObservationAt, value: T, form: FormData) => Promise<void>,
): (event: RequestEvent) => Promise<ActionFailure<Refused>> {
  return async (event) => {
    const at = atOf(event);
    const form = await wordsSent(event.request);
    const sent = { form: name, typed: typedWords(form) };
    const parsed = await read(form, event);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const result = await officeAct(event, 'dialogue:write', sent, (work) => does(work, at, parsed.value, form));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=${said}`);
  };
}

/** A picture sent by the form; what it shows stays typed, the file must be chosen again. */
export async function sendPicture(event: RequestEvent) {
  const at = atOf(event);
  await mayAct(event, 'dialogue:write');
  const { words, file } = await sentForm(event.request);
  const typed = Object.fromEntries(words);
  const alt = altSent(words);
  if (!alt.ok) return fail(400, { form: 'bild', sentence: '', code: null, fields: alt.faults, typed });
  const id = isUuid(words.get('nyckel') ?? '') ? String(words.get('nyckel')) : newId();
  const stage = words.get('skede') === 'after' ? ('after' as const) : ('before' as const);
  const sent = { id, alt: alt.value, stage, bytes: file?.bytes ?? new Uint8Array() };
  try {
    await officeWork(event, 'dialogue:write', (work) => addPicture(work, at, sent));
  } catch (fault) {
    const code = foreseen(fault);
    return fail(ERRORS[code].status, { form: 'bild', sentence: sentenceFor(fault), code, fields: [], typed });
  }
  redirect(303, `${event.url.pathname}?gjort=bild`);
}
