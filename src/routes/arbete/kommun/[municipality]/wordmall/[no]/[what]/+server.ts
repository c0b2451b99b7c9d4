import { error, type RequestHandler } from '@sveltejs/kit';
import { MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { templateBytes } from '#report-back/own-template.server.ts';
import { templatePreview } from '#report-back/template-preview.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** A version of the template as it was sent (`fil`), or filled with invented facts (`prov`). */
export const GET: RequestHandler = async (event) => {
  const { no = '', what = '' } = event.params;
  if (!/^\d{1,6}$/.test(no) || (what !== 'fil' && what !== 'prov')) error(404, 'Sidan finns inte.');
  const template = await officeWork(event, 'municipality:administer', (work) => templateBytes(work, Number(no)));
  if (template === null) error(404, 'Mallen finns inte.');
  const { mediaType } = MEMO_FORMATS.docx;
  if (what === 'fil') return fileAnswer(template, mediaType, `mall-${no}.docx`);
  const filled = await templatePreview(template).catch(tell);
  return fileAnswer(filled, mediaType, `mall-${no}-prov.docx`);
};
