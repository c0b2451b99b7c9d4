import { error, type RequestHandler } from '@sveltejs/kit';
import { drawSharePicture } from '#publication/draw-share-picture.server.ts';
import { orUnavailable, pageOfFile } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** The picture of a page for those who share it. It has no words, so that it is the same in every language. */
export const GET: RequestHandler = async ({ params }) => {
  const words = [params['name'], params['point']].filter((word) => word !== undefined);
  const { model } = await pageOfFile(params, words, 'bild.png');
  const png = await orUnavailable(async () => drawSharePicture((await siteContext()).db, model));
  if (png === null) error(404);
  return new Response(Uint8Array.from(png), { headers: { 'content-type': 'image/png' } });
};
