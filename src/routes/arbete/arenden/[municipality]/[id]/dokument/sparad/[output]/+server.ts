import { error, type RequestHandler } from '@sveltejs/kit';
import { outputFile } from '#report-back/output-store.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { officeWork, uuidIn } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A document that has been made, as it was made. */
export const GET: RequestHandler = async (event) => {
  const file = await officeWork(event, 'office:read', (work) => outputFile(work, uuidIn(event, 'output')));
  if (file === null) error(404, 'Dokumentet finns inte.');
  return fileAnswer(file.content, file.mediaType, file.name);
};
