import { AppError } from '#platform/errors.ts';
import { apply, drawingOf, multiply, type Matrix } from '#reading/pdf-drawing.ts';
import { withLinks, type LinkArea } from '#reading/pdf-links.ts';
import type { PdfPage, Run, TagContent, TagNode, TurnedRuns } from '#reading/pdf-page.ts';
import { lettersIn, shownTextOf, type ShownText } from '#reading/pdf-shown-text.ts';
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
    const shown = shownTextOf(operators.fnArray, operators.argsArray, OPS);
    const { upright, turned } = runsOf(page, content.items as readonly TextPart[], base, viewport, links, shown);
    return {
      page: {
        no,
        width: viewport.width,
        height: viewport.height,
        runs: upright,
        turned,
        drawing: drawingOf(operators.fnArray, operators.argsArray, OPS, base),
        tree: tree ? tagNodeOf(tree as RawTag) : null,
      },
      pictured: operators.fnArray.includes(OPS.transform),
    };
  } finally {
    page.cleanup();
  }
}

type TextItem = {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly fontName: string;
};
type Mark = { readonly type: string; readonly id?: string; readonly tag?: string };
type TextPart = TextItem | Mark;

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
const BOLD_NAME = /bold|black|heavy|semibold|demi(?!r)|extrabold|ultra|-bd\b|,bd/i;

function runsOf(
  page: PDFPageProxy,
  parts: readonly TextPart[],
  base: Matrix,
  sheet: { readonly width: number; readonly height: number },
  links: readonly LinkArea[],
  shown: ShownText,
): { upright: Run[]; turned: TurnedRuns[] } {
  const bold = new Map<string, boolean>();
  const isBold = (font: string): boolean => {
    let known = bold.get(font);
    if (known === undefined) {
      const loaded = page.commonObjs.has(font) ? (page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean }) : {};
      known = loaded.bold === true || loaded.black === true || BOLD_NAME.test(loaded.name ?? '');
      bold.set(font, known);
    }
    return known;
  };
  const byAngle = new Map<number, Run[]>();
  const marks: { content: string | null; artifact: boolean }[] = [];
  const all = parts.reduce((sum, part) => sum + ('str' in part ? lettersIn(part.str) : 0), 0);
  const inStep = all === shown.letters;
  let letters = 0;
  let spaced = false;
  for (const part of parts) {
    if ('type' in part) {
      if (part.type === 'endMarkedContent') marks.pop();
      else {
        const outer = marks.at(-1);
        marks.push({
          content: part.id ?? outer?.content ?? null,
          artifact: part.tag === 'Artifact' || outer?.artifact === true,
        });
      }
      continue;
    }
    if (part.str.trim() === '') {
      spaced = true;
      continue;
    }
    const outlined = inStep && shown.outlined.has(letters);
    letters += lettersIn(part.str);
    const parted = inStep && shown.softHyphenAfter.has(letters);
    const [a, b, c, d, x, y] = multiply(base, part.transform as unknown as Matrix);
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const angle = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
    const outside = x < -2 || y < -2 || x > sheet.width + 2 || y > sheet.height + 2;
    if (size > 0.5 && !outside) {
      const [turnedX, turnedY] = turn(x, y, -angle);
      const upright = angle === 0;
      const run: Run = {
        text: parted ? `${part.str}\u00ad` : part.str,
        x: upright ? x : turnedX,
        y: upright ? y : turnedY,
        width: part.width,
        size,
        font: part.fontName,
        bold: outlined || isBold(part.fontName),
        spaced,
        content: marks.at(-1)?.content ?? null,
        artifact: marks.at(-1)?.artifact ?? false,
        address: null,
      };
      const group = byAngle.get(angle) ?? [];
      group.push(run);
      byAngle.set(angle, group);
    }
    spaced = false;
  }
  const turned = [...byAngle].filter(([angle]) => angle !== 0).map(([angle, runs]) => ({ angle, runs }));
  return { upright: withLinks(byAngle.get(0) ?? [], links), turned };
}

function turn(x: number, y: number, degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [x * Math.cos(radians) - y * Math.sin(radians), x * Math.sin(radians) + y * Math.cos(radians)];
}

type RawTag = { readonly role: string; readonly children: readonly (RawTag | { readonly type: string; readonly id: string })[] };

function tagNodeOf(raw: RawTag): TagNode {
  const children = raw.children.flatMap((child): (TagNode | TagContent)[] => {
    if ('role' in child) return [tagNodeOf(child)];
    return child.type === 'content' ? [{ content: child.id }] : [];
  });
  return { role: raw.role, children };
}
