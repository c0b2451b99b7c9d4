import { error, type RequestHandler } from '@sveltejs/kit';
import { loadWalkPicture } from '#dialogue/walk-pictures.server.ts';
import { idIn, officeWork, uuidIn } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A picture of a walk, for the page that it stands on; opened by itself it is saved as a file. */
export const GET: RequestHandler = async (event) => {
  const [dialogueId, picture] = [idIn(event), uuidIn(event, 'picture')];
  const file = await officeWork(event, 'office:read', (work) => loadWalkPicture(work, dialogueId, picture));
  if (file === null) error(404, 'Bilden finns inte.');
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
