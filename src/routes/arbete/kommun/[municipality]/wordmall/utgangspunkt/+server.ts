import type { RequestHandler } from '@sveltejs/kit';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { mayAct } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A Word template to begin from. */
export const GET: RequestHandler = async (event) => {
  await mayAct(event, 'municipality:administer');
  return fileAnswer(await starterTemplate(), MEMO_FORMATS.docx.mediaType, 'loftet-mall.docx');
};
