import { AppError } from '#platform/errors.ts';
import type { ReadDocument } from '#reading/block.ts';
import { blocksOf } from '#reading/pdf/blocks.ts';
import { joinedFlow } from '#reading/pdf/joins.ts';
import { layoutOf } from '#reading/pdf/layout.ts';
import type { PdfPage } from '#reading/pdf/page.ts';
import { readPages } from '#reading/pdf/pages.server.ts';
import { taggedLayoutOf } from '#reading/pdf/tagged-layout.ts';

/**
 * Reads a PDF document. Nothing is fetched, no script is run and no picture is decoded.
 * @throws AppError document-locked, document-damaged, document-empty, document-scanned, document-too-long.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const { pages, pictured } = await readPages(bytes);
  if (!hasWords(pages)) {
    throw new AppError(pictured ? 'document-scanned' : 'document-empty');
  }
  const { flow, running } = taggedLayoutOf(pages) ?? layoutOf(pages);
  return { mediaType: 'application/pdf', blocks: blocksOf(joinedFlow(flow)), running };
}

/** Some text, and not only signs without meaning, as fonts that hide which letters they draw give. */
function hasWords(pages: readonly PdfPage[]): boolean {
  const text = pages
    .flatMap((page) => [...page.runs, ...page.turned.flatMap((group) => group.runs)])
    .map((run) => run.text)
    .join('');
  const letters = text.match(/[\p{L}\d]/gu)?.length ?? 0;
  const unknown = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return letters > 0 && letters >= unknown;
}
