import { error, type RequestHandler } from '@sveltejs/kit';
import { emptySheet } from '#dialogue/import-answers.server.ts';
import { loadDialoguePage } from '#dialogue/dialogue-pages.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { isSheetFormat, SHEET_FORMATS } from '#reading/sheet-file.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** An empty sheet with the questions' headings, to be filled in and sent back. */
export const GET: RequestHandler = async (event) => {
  const { format = '' } = event.params;
  if (!isSheetFormat(format)) error(404, 'Sidan finns inte.');
  const id = idIn(event);
  const sheet = await officeWork(event, 'office:read', async (work, municipality) => ({
    bytes: await emptySheet(work, id, format),
    slug: (await loadDialoguePage(work, municipality, id)).dialogue.slug,
  })).catch((fault: unknown) => error(ERRORS[foreseen(fault)].status, sentenceFor(fault)));
  return new Response(new Uint8Array(sheet.bytes), {
    headers: {
      'content-type': SHEET_FORMATS[format].mediaType,
      'content-disposition': `attachment; filename="svar-${sheet.slug}.${format}"`,
      'cache-control': 'no-store',
    },
  });
};
