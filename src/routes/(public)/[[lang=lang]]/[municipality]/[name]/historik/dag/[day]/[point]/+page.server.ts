import { error, type ServerLoad } from '@sveltejs/kit';
import { pastPage } from '#routes/(public)/past-page.ts';

/** A point as its page was on a day. */
export const load: ServerLoad = async ({ params }) => {
  const { model, version, look } = await pastPage(params);
  if (model.kind !== 'point' && model.kind !== 'withdrawn') error(404);
  return { model, version, look };
};
