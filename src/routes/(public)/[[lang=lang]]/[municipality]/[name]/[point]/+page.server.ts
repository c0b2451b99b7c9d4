import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { publicPage } from '#routes/(public)/public-page.ts';

export const load: ServerLoad = async ({ params }) => {
  const { model, version, look } = await publicPage(params, params['name'] ?? '', params['point'] ?? '');
  if (model.kind !== 'point' && model.kind !== 'withdrawn') error(404);
  return { model, version, look };
};
