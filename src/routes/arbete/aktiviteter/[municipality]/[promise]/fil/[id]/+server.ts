import { error, type RequestHandler } from '@sveltejs/kit';
import { activityFile } from '#follow-up/activity-page.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A picture or document beside an activity. Never opened by the browser, whatever it says it is. */
export const GET: RequestHandler = async (event) => {
  const file = await officeWork(event, 'office:read', (work) => activityFile(work, idIn(event)));
  if (file === null) error(404, 'Filen finns inte.');
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
