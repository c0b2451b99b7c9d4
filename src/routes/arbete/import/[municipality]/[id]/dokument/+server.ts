import { error, type RequestHandler } from '@sveltejs/kit';
import { originalDocument } from '#report-back/original-document.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The document as it came in. Never opened by the browser: it may be a page with anything in it. */
export const GET: RequestHandler = async (event) => {
  const document = await officeWork(event, 'office:read', (work) => originalDocument(work, idIn(event)));
  if (document === null) error(404, 'Dokumentet finns inte.');
  const name = encodeURIComponent(document.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Response(new Uint8Array(document.content), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    },
  });
};
