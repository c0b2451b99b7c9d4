import type { RequestHandler } from '@sveltejs/kit';
import { memoFile } from '#routes/arbete/memo-file.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The memo of the promise's latest case as a file. */
export const GET: RequestHandler = (event) => {
  const { municipality, promise } = event.params;
  return memoFile(event, `${municipality}/${promise}`, `-${promise}`);
};
