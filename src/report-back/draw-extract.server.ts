import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import type { Adjusted, Ruling } from '#report-back/decision-record.ts';
import { MEMO_FORMATS, type MemoFormat } from '#report-back/memo-formats.ts';
import { minutesExtract } from '#report-back/minutes-extract.ts';

/** The forms that an extract is drawn in. */
export type ExtractFormat = Exclude<MemoFormat, 'json'>;
const EXTRACT_FORMATS: readonly ExtractFormat[] = ['html', 'docx', 'pdf', 'pdfa'];

export function isExtractFormat(word: string): word is ExtractFormat {
  return (EXTRACT_FORMATS as readonly string[]).includes(word);
}

export type FileDrawn = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** The extract as a file; the same ruling gives the same bytes. @throws AppError `pdf-failed` and those beside it */
export async function drawExtract(ruling: Ruling, adjusted: Adjusted, format: ExtractFormat): Promise<FileDrawn> {
  const model = minutesExtract(ruling, adjusted);
  const { mediaType, extension } = MEMO_FORMATS[format];
  const draft = adjusted === null ? '-ojusterat' : '';
  const name = `protokollsutdrag-${wordOf(ruling.paragraph)}${draft}.${extension}`;
  if (format === 'html') return { name, mediaType, bytes: Buffer.from(renderHtml(model)) };
  if (format === 'docx') return { name, mediaType, bytes: await renderDocx(model) };
  return { name, mediaType, bytes: await renderPdf(model, format === 'pdf' ? 'ua-1' : 'a-2a') };
}

/** A paragraph in a file's name: "45/2018" is "45-2018". */
function wordOf(paragraph: string): string {
  const word = paragraph
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return word === '' ? 'beslut' : word;
}
