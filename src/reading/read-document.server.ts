import { AppError } from '#platform/errors.ts';
import type { ReadDocument } from '#reading/block.ts';
import { standInForDrawing } from '#reading/pdf/drawing-stand-ins.server.ts';
import { detectType } from '#reading/detect-type.ts';
import { refuseLongDocument } from '#reading/document-length.ts';

/** Bytes in a document, inclusive. */
export const MAX_BYTES = 20_000_000;

/**
 * Reads a document of any kind that we know, by its content. Each reader is loaded when it is first needed.
 * @throws AppError as the type detection and the readers do, and document-too-large, document-too-long, document-empty.
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  if (bytes.length > MAX_BYTES) throw new AppError('document-too-large');
  const document = await readByType(bytes, fileName);
  if (document.blocks.length === 0) throw new AppError('document-empty');
  refuseLongDocument(document.blocks);
  return document;
}

async function readByType(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  switch (detectType(bytes, fileName)) {
    case 'application/pdf':
      standInForDrawing();
      return (await import('#reading/pdf/read-pdf.server.ts')).readPdf(bytes);
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return (await import('#reading/docx/read-docx.ts')).readDocx(bytes);
    case 'text/html':
      return (await import('#reading/html/read-html.ts')).readHtml(bytes);
    case 'text/markdown':
      return (await import('#reading/markdown/read-markdown.ts')).readMarkdown(bytes);
    case 'text/plain':
      return (await import('#reading/text/read-text.ts')).readText(bytes);
  }
}
