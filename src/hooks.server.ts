import type { Handle, HandleServerError, ResolveOptions } from '@sveltejs/kit/hooks';
import { sentenceFor } from '#platform/errors.ts';
import { directionOf, langOfWord, type Lang } from '#platform/texts/languages.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { isOffice, officeGate } from '#routes/arbete/office-gate.ts';

/** Public pages ask for no session; everything under /arbete passes the office's gate. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.actor = null;
  event.locals.municipalities = [];
  if (isOffice(event)) return officeGate(event, (asked) => resolve(asked, spoken('sv')));
  return resolve(event, spoken(langOfWord(event.params['lang']) ?? 'sv'));
};

/** The page's language and direction, where its frame has places for them. */
function spoken(lang: Lang): ResolveOptions {
  return {
    transformPageChunk: ({ html }) => html.replace('%loftet.lang%', lang).replace('%loftet.dir%', directionOf(lang)),
  };
}

const NO_FORM = 'Det som skickades är inget formulär. Öppna sidan på nytt och försök igen.';

/** What went wrong is for the log; the reader gets one calm sentence. Words of a document are never logged. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind === 'unknown') logFault(`${event.request.method} ${event.route.id ?? '(okänd sida)'}`, error);
  // What a page says itself stays: it is already a sentence for the reader.
  if (kind === 'app') return undefined;
  return { message: kind === 'framework' && error.status === 415 ? NO_FORM : sentenceFor(error) };
};
