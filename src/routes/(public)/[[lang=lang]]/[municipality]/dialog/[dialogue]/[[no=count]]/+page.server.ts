import type { ServerLoad } from '@sveltejs/kit';
import { findFeedback } from '#publication/find-feedback.server.ts';
import { publicFound } from '#routes/(public)/public-page.ts';

/** What came of a dialogue, as it was last published, or in a version of its own. */
export const load: ServerLoad = async ({ params }) => {
  const { municipality = '', dialogue = '', no } = params;
  const asked = { municipality, dialogue, no: no === undefined ? null : Number(no) };
  return publicFound(params, `/${municipality}/dialog/${dialogue}`, (db, lang) => findFeedback(db, asked, lang));
};
