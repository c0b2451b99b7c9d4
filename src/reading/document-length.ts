import { AppError } from '#platform/errors.ts';

/** 300 pages, as many as a PDF may have, of 5,000 letters and signs each: dense ones hold 3,000. */
const MAX_SIGNS = 1_500_000;
/** 300 dense pages hold some ten thousand paragraphs, items and cells. */
const MAX_BLOCKS = 20_000;

/**
 * Refuses a text that is too long before any work is done on it. Spaces and line breaks are not counted.
 * @throws AppError document-too-long.
 */
export function refuseLongText(text: string): void {
  if (text.length <= MAX_SIGNS) return;
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x20) signs += 1;
  if (signs > MAX_SIGNS) throw new AppError('document-too-long');
}

/**
 * Refuses a document that is too long, whatever format it came in.
 * @throws AppError document-too-long.
 */
export function refuseLongDocument(blocks: readonly { readonly text: string }[]): void {
  const signs = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (blocks.length > MAX_BLOCKS || signs > MAX_SIGNS * 1.25) throw new AppError('document-too-long');
}
