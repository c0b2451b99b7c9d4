import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { publicPage } from '#routes/(public)/public-page.ts';

/** An area or a promise: they share one level of names. */
export const load: ServerLoad = async ({ params }) => {
  const { model, version, look } = await publicPage(params, params['name'] ?? '');
  if (model.kind === 'municipality' || model.kind === 'point') error(404);
  return { model, version, look };
};
