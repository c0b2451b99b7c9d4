import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { publicPage } from '#routes/(public)/public-page.ts';

export const load: ServerLoad = async ({ params: { municipality = '', name = '', point = '' } }) => {
  const { model, version, look } = await publicPage(municipality, name, point);
  if (model.kind !== 'point' && model.kind !== 'withdrawn') error(404);
  return { model, version, look };
};
