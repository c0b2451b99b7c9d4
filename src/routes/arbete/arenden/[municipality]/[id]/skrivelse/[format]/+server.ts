import type { RequestHandler } from '@sveltejs/kit';
import { memoFile } from '#routes/arbete/memo-file.ts';
import { idIn } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The memo of the case as a file. */
export const GET: RequestHandler = (event) =>
  memoFile(event, { municipality: event.params['municipality'] ?? '', caseId: idIn(event) }, '');
