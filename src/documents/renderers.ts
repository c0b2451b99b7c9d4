/**
 * What draws a document, with its version. The number after the slash is our layout's: whoever changes how a document looks
 * raises it, so that a file that comes out otherwise than before says why (renderers.test.ts holds them to it).
 */
export const RENDERERS = {
  html: 'loftet-html/1',
  docx: 'loftet-docx/1 docx-9.15.2',
  template: 'loftet-mall/1 docxtemplater-3.71.0 docx-9.15.2',
  pdf: 'loftet-pdf/1 typst-0.14.2 ua-1',
  pdfa: 'loftet-pdf/1 typst-0.14.2 a-2a',
} as const;
