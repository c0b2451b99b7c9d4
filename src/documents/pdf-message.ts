import type { DocumentModel } from '#documents/document.ts';
import type { PaperForm } from '#documents/paper.ts';
import type { Poster } from '#documents/poster.ts';

/** UA-1 for the web, which a screen reader can follow; A-2a for the archive. */
export type PdfProfile = 'ua-1' | 'a-2a';

export type PdfQuestion =
  | { readonly model: DocumentModel; readonly profile: PdfProfile }
  | { readonly poster: Poster }
  | { readonly paper: PaperForm };

/** `reason` is Typst's own words, for the log. */
export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly reason: string };
