import type { RequestHandler } from '@sveltejs/kit';
import { xliffOf } from '#publication/xliff-desk.server.ts';
import { officeWork, tell } from '#routes/arbete/office-work.ts';
import { languageIn, slugIn } from '#routes/arbete/oversatt/language-in.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The texts of a promise for a translator's program. */
export const GET: RequestHandler = async (event) => {
  const lang = languageIn(event);
  const file = await officeWork(event, 'office:read', (work, { slug }) =>
    xliffOf(work, slug, slugIn(event), lang),
  ).catch(tell);
  return new Response(file, {
    headers: {
      'content-type': 'application/xliff+xml',
      'content-disposition': `attachment; filename="${slugIn(event)}.${lang}.xlf"`,
      'cache-control': 'no-store',
    },
  });
};
