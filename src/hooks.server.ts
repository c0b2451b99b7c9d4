import type { HandleServerError } from '@sveltejs/kit/hooks';
import { sentenceFor } from '#platform/errors.ts';

/** What went wrong is for the log; the reader gets one calm sentence. Words of a document are never logged. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind === 'unknown') console.error(`${event.request.method} ${event.route.id ?? '(okänd sida)'}`, error);
  return { message: sentenceFor(error) };
};
