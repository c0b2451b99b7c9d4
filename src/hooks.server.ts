import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { sentenceFor } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { isOffice, officeGate } from '#routes/arbete/office-gate.ts';

/** Public pages ask for no session; everything under /arbete passes the office's gate. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.actor = null;
  event.locals.municipalities = [];
  return isOffice(event) ? officeGate(event, resolve) : resolve(event);
};

const NO_FORM = 'Det som skickades är inget formulär. Öppna sidan på nytt och försök igen.';

/** What went wrong is for the log; the reader gets one calm sentence. Words of a document are never logged. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind === 'unknown') logFault(`${event.request.method} ${event.route.id ?? '(okänd sida)'}`, error);
  // What a page says itself stays: it is already a sentence for the reader.
  if (kind === 'app') return undefined;
  return { message: kind === 'framework' && error.status === 415 ? NO_FORM : sentenceFor(error) };
};
