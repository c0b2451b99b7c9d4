import { AppError } from '#platform/errors.ts';
import { withDrawnBullets } from '#reading/pdf/bullets.ts';
import { apply, drawingOf, type Matrix } from '#reading/pdf/drawing.ts';
import { withLinks, type LinkArea } from '#reading/pdf/links.ts';
import type { PdfPage, TagContent, TagNode } from '#reading/pdf/page.ts';
import { runsOf, type TextPart } from '#reading/pdf/runs.ts';
import { shownTextOf } from '#reading/pdf/shown-text.ts';
// Loaded with the program, not with the first document: pdf.js then finds its worker in this thread.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { fileURLToPath } from 'node:url';

/** The package's own folders, so that nothing is ever fetched from elsewhere. */
const packageFolder = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

/** The most pages that are read. */
const MAX_PAGES = 300;

/** One pixel: pictures are never decoded, which keeps time and memory bounded. */
const NO_PICTURES = 1;

export type PdfPages = {
  readonly pages: readonly PdfPage[];
  /** A page that shows no text draws or places something, as a scanned page does. */
  readonly pictured: boolean;
};

/**
 * Everything that the later steps need of each page, taken out page by page so that pdf.js can let go of it.
 * @throws AppError document-locked, document-damaged, document-empty, document-too-long.
 */
export async function readPages(bytes: Uint8Array): Promise<PdfPages> {
  const loading = getDocument({
    // pdf.js takes over the buffer that it is given.
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: NO_PICTURES,
    fontExtraProperties: true,
    standardFontDataUrl: `${packageFolder}standard_fonts/`,
    cMapUrl: `${packageFolder}cmaps/`,
    cMapPacked: true,
    wasmUrl: `${packageFolder}wasm/`,
  });
  try {
    const document = await loading.promise;
    if (document.numPages === 0) throw new AppError('document-empty');
    if (document.numPages > MAX_PAGES) throw new AppError('document-too-long');
    const pages: PdfPage[] = [];
    let pictured = false;
    for (let no = 1; no <= document.numPages; no++) {
      const read = await readPage(document, no);
      pages.push(read.page);
      pictured ||= read.pictured;
    }
    return { pages, pictured };
  } catch (error) {
    throw asAppError(error);
  } finally {
    await loading.destroy();
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : '';
  return new AppError(name === 'PasswordException' ? 'document-locked' : 'document-damaged', {}, error);
}

async function readPage(document: PDFDocumentProxy, no: number): Promise<{ page: PdfPage; pictured: boolean }> {
  const page = await document.getPage(no);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const base = viewport.transform as unknown as Matrix;
    const [content, operators, annotations, tree] = await Promise.all([
      page.getTextContent({ includeMarkedContent: true, disableNormalization: true }),
      page.getOperatorList(),
      page.getAnnotations(),
      page.getStructTree(),
    ]);
    const links = annotations.flatMap((annotation) => linkAreaOf(annotation, base));
    const { upright, turned } = runsOf({
      parts: content.items as readonly TextPart[],
      base,
      sheet: viewport,
      shown: shownTextOf(operators.fnArray, operators.argsArray, OPS, base),
      isBold: boldFonts(page),
    });
    const drawing = drawingOf(operators.fnArray, operators.argsArray, OPS, base);
    return {
      page: {
        no,
        width: viewport.width,
        height: viewport.height,
        runs: withDrawnBullets(withLinks(upright, links), drawing.dots),
        turned,
        drawing,
        tree: tree ? tagNodeOf(tree as RawTag) : null,
      },
      pictured: operators.fnArray.includes(OPS.transform),
    };
  } finally {
    page.cleanup();
  }
}

type RawAnnotation = { subtype?: string; url?: string; unsafeUrl?: string; rect?: readonly number[] };

function linkAreaOf(annotation: RawAnnotation, base: Matrix): LinkArea[] {
  const address = annotation.url ?? annotation.unsafeUrl;
  if (annotation.subtype !== 'Link' || !address || annotation.rect?.length !== 4) return [];
  const [left, bottom, right, top] = annotation.rect as [number, number, number, number];
  const [ax, ay] = apply(base, left, bottom);
  const [bx, by] = apply(base, right, top);
  return [{ x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by), address }];
}

/** Names that say a heavy face; "demi" and "heavy" are older foundries' words for it. */
const BOLD_NAME = /bold|black|heavy|demi(?!r)|ultra|-bd\b|,bd/i;

/** Tells whether a loaded font is bold. Fonts are loaded once the page's operators are known. */
function boldFonts(page: PDFPageProxy): (font: string) => boolean {
  const known = new Map<string, boolean>();
  return (font) => {
    const seen = known.get(font);
    if (seen !== undefined) return seen;
    const loaded = page.commonObjs.has(font)
      ? (page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean })
      : {};
    const bold = loaded.bold === true || loaded.black === true || BOLD_NAME.test(loaded.name ?? '');
    known.set(font, bold);
    return bold;
  };
}

type RawTag = {
  readonly role: string;
  readonly children: readonly (RawTag | { readonly type: string; readonly id: string })[];
};

function tagNodeOf(raw: RawTag): TagNode {
  const children = raw.children.flatMap((child): (TagNode | TagContent)[] => {
    if ('role' in child) return [tagNodeOf(child)];
    return child.type === 'content' ? [{ content: child.id }] : [];
  });
  return { role: raw.role, children };
}
