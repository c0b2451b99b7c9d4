import { error, type RequestHandler } from '@sveltejs/kit';
import { logoFile } from '#places/logo.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** A municipality's logo, as long as it stands on its pages. Its address names its bytes. */
export const GET: RequestHandler = async ({ params: { municipality = '', hash = '' } }) => {
  const png = await orUnavailable(async () => logoFile((await siteContext()).db, municipality, hash));
  if (png === null) error(404);
  return new Response(Uint8Array.from(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' },
  });
};
