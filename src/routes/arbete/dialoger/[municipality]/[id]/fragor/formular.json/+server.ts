import type { RequestHandler } from '@sveltejs/kit';
import { loadDialoguePage } from '#dialogue/dialogue-pages.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The latest questions as a file (`loftet-form/1`), for another dialogue or municipality. */
export const GET: RequestHandler = async (event) => {
  const id = idIn(event);
  const { dialogue } = await officeWork(event, 'office:read', (work, municipality) =>
    loadDialoguePage(work, municipality, id),
  );
  return new Response(`${JSON.stringify(dialogue.form, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="fragor-${dialogue.slug}.json"`,
      'cache-control': 'no-store',
    },
  });
};
