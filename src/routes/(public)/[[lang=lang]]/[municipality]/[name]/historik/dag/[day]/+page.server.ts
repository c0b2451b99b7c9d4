import { error, type ServerLoad } from '@sveltejs/kit';
import { pastPage } from '#routes/(public)/past-page.ts';

/** A promise, or an area, as its page was on a day. */
export const load: ServerLoad = async ({ params }) => {
  const { model, version, look } = await pastPage(params);
  if (model.kind === 'municipality' || model.kind === 'point') error(404);
  return { model, version, look };
};
