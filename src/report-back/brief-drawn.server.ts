import { pdfPages } from '#documents/pdf-pages.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import { briefDocument } from '#report-back/brief-document.ts';
import type { BriefKept } from '#report-back/brief.server.ts';

export type BriefDrawn = { readonly pdf: Uint8Array; readonly pages: number };

/** A brief as the file that goes to the committee, and how many pages it takes: one is what it should be. */
export async function drawBrief({ model, paragraph }: Pick<BriefKept, 'model' | 'paragraph'>): Promise<BriefDrawn> {
  const pdf = await renderPdf(briefDocument(model, paragraph), 'ua-1');
  return { pdf, pages: pdfPages(pdf) };
}

/** The same brief as a part of a page. */
export function briefHtml({ model, paragraph }: Pick<BriefKept, 'model' | 'paragraph'>): string {
  return renderHtmlBody(briefDocument(model, paragraph));
}
