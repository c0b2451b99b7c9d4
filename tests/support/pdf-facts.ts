import { fileURLToPath } from 'node:url';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';
import { spaced } from '#tests/support/model-texts.ts';

export type PdfElement = {
  readonly role: string;
  readonly alt: string | null;
  readonly text: string;
  readonly page: number;
};

/** What a PDF says of itself and what its structure tree holds, as a screen reader meets it. */
export type PdfFacts = {
  readonly language: string | null;
  readonly title: string | null;
  readonly created: string | null;
  readonly profile: 'ua-1' | 'a-2a' | null;
  readonly isTagged: boolean;
  readonly showsTitle: boolean;
  readonly pages: number;
  /** Headings, paragraphs, items, cells, captions and figures, in reading order. */
  readonly elements: readonly PdfElement[];
  readonly links: readonly { readonly address: string; readonly text: string }[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  /** How far to the right any text reaches, in points; the page is 595 wide. */
  readonly rightEdge: number;
  /** What stands outside the tree on each page: header and footer. */
  readonly running: readonly string[];
};

type Node = { role?: string; alt?: string; children?: (Node | { type: string; id: string })[] };

const TEXT_ROLES = new Set(['H1', 'H2', 'H3', 'P', 'LBody', 'TH', 'TD', 'Caption', 'Figure']);
const folder = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

export async function pdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const loading = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
  });
  try {
    const document = await loading.promise;
    const { info } = await document.getMetadata();
    const about = info as { Language?: string | null; Title?: string; CreationDate?: string };
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) => pageFacts(await document.getPage(index + 1))),
    );
    const fonts = new Map(pages.flatMap((page) => page.fonts.map((font) => [font.name, font] as const)));
    // pdf.js tells neither the wish to show the title nor the profile; both stand in the open.
    const raw = Buffer.from(bytes).toString('latin1');
    return {
      language: about.Language ?? null,
      title: about.Title ?? null,
      created: about.CreationDate ?? null,
      profile: raw.includes('pdfuaid:part')
        ? 'ua-1'
        : /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</.test(raw)
          ? 'a-2a'
          : null,
      isTagged: ((await document.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
      showsTitle: /\/DisplayDocTitle true/.test(raw),
      pages: document.numPages,
      elements: pages.flatMap((page) => page.elements),
      links: pages.flatMap((page) => page.links),
      fonts: [...fonts.values()],
      rightEdge: Math.max(...pages.map((page) => page.rightEdge)),
      running: pages.map((page) => page.running),
    };
  } finally {
    await loading.destroy();
  }
}

type PageFacts = Pick<PdfFacts, 'elements' | 'links' | 'fonts' | 'rightEdge'> & { running: string };

async function pageFacts(page: PDFPageProxy): Promise<PageFacts> {
  const [tree, content, annotations, operators] = await Promise.all([
    page.getStructTree() as Promise<Node | null>,
    page.getTextContent({ includeMarkedContent: true, disableNormalization: true }),
    page.getAnnotations(),
    page.getOperatorList(),
  ]);
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  let running = '';
  let rightEdge = 0;
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== null) ?? null;
      rightEdge = Math.max(rightEdge, item.str.trim() === '' ? 0 : (item.transform[4] as number) + item.width);
      const text = item.str + (item.hasEOL ? '\n' : '');
      if (id === null) running += text;
      else texts.set(id, (texts.get(id) ?? '') + text);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? null);
  }
  return {
    elements: elementsOf(tree, texts, page.pageNumber),
    links: linksOf(tree, texts, annotations),
    fonts: fontsOf(page, operators),
    rightEdge,
    running: spaced(running),
  };
}

function elementsOf(node: Node | null, texts: ReadonlyMap<string, string>, page: number): PdfElement[] {
  if (node === null) return [];
  const role = node.role ?? '';
  // A cell or caption may hold a paragraph of its own: the innermost that has a name counts.
  const inner = (node.children ?? []).flatMap((each) => ('id' in each ? [] : elementsOf(each, texts, page)));
  if (!TEXT_ROLES.has(role) || inner.some((each) => each.role === 'P')) return inner;
  return [{ role, alt: node.alt ?? null, text: textOf(node, texts), page }, ...inner];
}

function textOf(node: Node, texts: ReadonlyMap<string, string>): string {
  const inside = (each: Node | { type: string; id: string }): string =>
    'id' in each ? (texts.get(each.id) ?? '') : (each.children ?? []).map(inside).join('');
  return spaced(inside(node));
}

function linksOf(
  node: Node | null,
  texts: ReadonlyMap<string, string>,
  annotations: readonly { id: string; url?: string }[],
): PdfFacts['links'] {
  if (node === null) return [];
  const below = (node.children ?? []).flatMap((each) => ('id' in each ? [] : linksOf(each, texts, annotations)));
  if (node.role !== 'Link') return below;
  const ids = (node.children ?? []).flatMap((each) => ('id' in each && each.type !== 'content' ? [each.id] : []));
  const address = annotations.find(({ id }) => ids.includes(id))?.url ?? '';
  return [{ address, text: textOf(node, texts) }, ...below];
}

function fontsOf(page: PDFPageProxy, operators: { fnArray: number[]; argsArray: unknown[] }): PdfFacts['fonts'] {
  return operators.fnArray.flatMap((operator, index) => {
    if (operator !== OPS.setFont) return [];
    const [id] = operators.argsArray[index] as [string];
    const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
    return [{ name: font.name, isEmbedded: font.missingFile !== true }];
  });
}
