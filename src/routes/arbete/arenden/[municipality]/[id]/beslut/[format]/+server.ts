import { error, type RequestHandler } from '@sveltejs/kit';
import { loadExtract } from '#report-back/decision-page.server.ts';
import { drawExtract, isExtractFormat } from '#report-back/draw-extract.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The extract of the minutes as a file. */
export const GET: RequestHandler = async (event) => {
  const format = event.params['format'] ?? '';
  if (!isExtractFormat(format)) error(404, 'Sidan finns inte.');
  const found = await officeWork(event, 'office:read', (work) => loadExtract(work, idIn(event)));
  if (found === null) error(404, 'Det finns inget beslut att göra ett protokollsutdrag av.');
  const { name, mediaType, bytes } = await drawExtract(found.ruling, found.adjusted, format).catch(tell);
  return fileAnswer(bytes, mediaType, name);
};
