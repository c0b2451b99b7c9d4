import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { publicPage } from '#routes/(public)/public-page.ts';

/** Whom to call in a municipality that has published something. */
export const load: ServerLoad = async ({ params }) => {
  const { model, look } = await publicPage(params);
  if (model.kind !== 'municipality') error(404);
  return { model, look };
};
