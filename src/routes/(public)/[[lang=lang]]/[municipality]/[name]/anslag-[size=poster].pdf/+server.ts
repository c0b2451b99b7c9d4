import { error, type RequestHandler } from '@sveltejs/kit';
import type { PosterSize } from '#documents/poster.ts';
import { LANG_IN_SWEDISH } from '#platform/texts/languages.ts';
import { drawPoster } from '#publication/draw-poster.server.ts';
import { orUnavailable, pageOfFile } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** A poster or flyer to print, in the page's language. Drawn once and kept until the municipality publishes something. */
export const GET: RequestHandler = async ({ params, url }) => {
  const { name = '', size } = params as { name?: string; size: PosterSize };
  const found = await pageOfFile(params, [name], `anslag-${size}.pdf`);
  const pdf = await orUnavailable(async () =>
    drawPoster((await siteContext()).db, found, { size, origin: url.origin }),
  );
  if (pdf === null) error(404);
  const { lang } = found.model;
  const file = ['anslag', name, ...(lang === 'sv' ? [] : [LANG_IN_SWEDISH[lang].replace(' ', '-')]), size].join('-');
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-language': lang,
      'content-disposition': `inline; filename="${file.replaceAll('ä', 'a')}.pdf"`,
    },
  });
};
