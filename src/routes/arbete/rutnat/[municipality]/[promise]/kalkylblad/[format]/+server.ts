import { error, type RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { isSheetFormat, SHEET_FORMATS } from '#reading/sheet-file.server.ts';
import { sheetOf } from '#follow-up/sheet.server.ts';
import { officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The grid as a spreadsheet, to be answered in and sent back. */
export const GET: RequestHandler = async (event) => {
  const { format = '', promise = '' } = event.params;
  if (!isSheetFormat(format)) error(404, 'Sidan finns inte.');
  const bytes = await officeWork(event, 'office:read', (work) =>
    sheetOf(work, promise, format, swedishDay(new Date())),
  ).catch(tell);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': SHEET_FORMATS[format].mediaType,
      'content-disposition': `attachment; filename="uppfoljning-${promise}.${format}"`,
      'cache-control': 'no-store',
    },
  });
};
