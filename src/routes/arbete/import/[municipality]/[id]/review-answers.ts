import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { unsaved, type Answer } from '#report-back/review-answer.ts';
import { postedFields, versionIn } from '#report-back/review-post.ts';
import type { Seen } from '#report-back/save-review.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

type Changed = { readonly saved: string; readonly at: string };

/** What was done, and the place on the page to come back to. */
export function changed(saved: string, at: string): Changed {
  return { saved, at };
}

/**
 * Takes a form of the review page: parsed, done, and then either the page anew where one was, or the same page with
 * everything that was typed and why it is not saved.
 */
export async function reviewForm<Sent>(
  event: RequestEvent,
  parse: (form: FormData) => Sent,
  act: (work: Work, at: Seen, sent: Sent) => Promise<Changed | Answer>,
) {
  const form = await wordsSent(event.request);
  const answer = await tryIt(event, form, parse, act).catch((fault: unknown) => notSaved(fault, form));
  if ('saved' in answer) redirect(303, `?sparat=${answer.saved}#${answer.at}`);
  if ('status' in answer) return answer;
  return fail(answer.clashes.length > 0 || answer.homeless ? 409 : 400, { answer });
}

/** Asynchronous, so that a form that cannot be taken is told as everything else is. */
async function tryIt<Sent>(
  event: RequestEvent,
  form: FormData,
  parse: (form: FormData) => Sent,
  act: (work: Work, at: Seen, sent: Sent) => Promise<Changed | Answer>,
): Promise<Changed | Answer> {
  const [importId, no] = [idIn(event), versionIn(form)];
  const sent = parse(form);
  return officeWork(event, 'import:review', (work) => act(work, { importId, no }, sent));
}

/** A fault that we foresee, with what was typed; any other is thrown on. */
export function notSaved(fault: unknown, form = new FormData()) {
  const code = foreseen(fault);
  return fail(ERRORS[code].status, { answer: unsaved(sentenceFor(fault), form.has('falt') ? typed(form) : null) });
}

function typed(form: FormData) {
  try {
    return postedFields(form);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
