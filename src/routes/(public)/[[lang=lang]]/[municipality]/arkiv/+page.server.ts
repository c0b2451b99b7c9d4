import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { publicPage } from '#routes/(public)/public-page.ts';

/** Closed promises, from the same stored page as the municipality's own. */
export const load: ServerLoad = async ({ params }) => {
  const { model, version, look } = await publicPage(params);
  if (model.kind !== 'municipality') error(404);
  return { model, version, look };
};
