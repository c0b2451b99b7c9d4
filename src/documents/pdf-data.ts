import { logoBytes, logoOnPaper } from '#documents/document-look.ts';
import { columnShares, TABLE_WIDTH } from '#documents/column-shares.ts';
import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';
import { pictureName } from '#documents/picture-file.ts';
import { pdfPieces, type PdfPiece } from '#documents/pdf-pieces.ts';
import { printRingSvg } from '#documents/print-ring.ts';
import { signPattern, withTexts, type Fonts } from '#documents/shown-signs.ts';

type PdfInline = { readonly pieces: readonly PdfPiece[]; readonly href: string | null; readonly gap: boolean };
/** Which block it is, and the kinds of those around it. */
type Between = { readonly index: number; readonly before: string | null; readonly after: string | null };
type PdfBlock = { readonly kind: string; readonly [field: string]: unknown };

/** How many small letters a line of the two larger types holds at most. */
const TITLE_WIDTH = 32;
const HEADING_WIDTH = 44;
/** Signs, rows and items that surely fit on one page, so that what belongs together may stay together. */
const FEW_SIGNS = 1400;
const FEW_ROWS = 12;
const FEW_ITEMS = 6;

/** A sound model as the data of the PDF template (templates/document.typ), beside which its logo lies as `logo.png`, in mm, and its pictures as `pictureName` calls them. Dates are year, month and day. */
export function pdfData(
  model: DocumentModel,
  families: { readonly text: string; readonly fallback: string },
  fonts: Fonts,
): Record<string, unknown> {
  const logo = model.look?.logo ?? null;
  return {
    title: model.title,
    author: model.author,
    date: model.date === null ? null : model.date.split('-').map(Number),
    fonts: families,
    fallbackSigns: signPattern(textsOf(model), fonts),
    compact: model.compact === true,
    logo: logo === null || logoBytes(logo) === null ? null : logoOnPaper(logo, model),
    colour: model.look?.colour?.light ?? null,
    marks: model.marks.map((text) => pdfPieces(text)),
    letterhead: model.letterhead.map((text) => pdfPieces(text)),
    heading: pdfPieces(model.title, TITLE_WIDTH),
    blocks: inGroups(model.blocks, families.text),
  };
}

function textsOf(model: DocumentModel): string[] {
  const texts: string[] = [];
  withTexts(model, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** A heading of a point and what stands under it are one group, kept on one page where it is short. */
function inGroups(blocks: readonly DocumentBlock[], family: string): PdfBlock[] {
  const groups: { block: DocumentBlock; drawn: PdfBlock }[][] = [];
  for (const [index, block] of blocks.entries()) {
    const between = { index, before: blocks[index - 1]?.kind ?? null, after: blocks[index + 1]?.kind ?? null };
    const one = { block, drawn: pdfBlock(block, family, between) };
    const open = groups.at(-1);
    const first = open?.[0]?.block;
    const joins = ['labelled', 'paragraph', 'list'].includes(block.kind);
    if (joins && first?.kind === 'heading' && first.level === 3) open?.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => {
    const drawn = group.map((one) => one.drawn);
    if (group.length === 1) return drawn;
    return { kind: 'group', keep: isShort(group.map(({ block }) => block)), blocks: drawn };
  });
}

/** By the size of its data, in which a line break counts for a line. */
function isShort(value: unknown): boolean {
  const text = JSON.stringify(value);
  return text.length + (text.split('\\n').length - 1) * 80 <= FEW_SIGNS;
}

function inlines(words: Words): PdfInline[] {
  return words.map(({ text, href, gap }) => ({ pieces: pdfPieces(text), href: href ?? null, gap: gap === true }));
}

function pdfBlock(block: DocumentBlock, family: string, { index, before, after }: Between): PdfBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, text: pdfPieces(block.text, HEADING_WIDTH) };
    case 'paragraph':
      return { kind: block.kind, leads: after === 'list', words: inlines(block.words) };
    case 'labelled':
      return {
        kind: block.kind,
        follows: before === 'labelled',
        label: pdfPieces(`${block.label}:`),
        words: inlines(block.words),
      };
    case 'list': {
      const keep = block.items.length <= FEW_ITEMS && isShort(block.items);
      return { kind: block.kind, keep, ordered: block.ordered, items: block.items.map(inlines) };
    }
    case 'table':
      return pdfTable(block);
    case 'ring':
      return {
        kind: block.kind,
        svg: printRingSvg(block.points, family),
        alternative: block.alternative,
        caption: pdfPieces(block.alternative, HEADING_WIDTH / 2),
      };
    case 'pictures':
      return {
        kind: block.kind,
        pictures: block.pictures.map((picture, at) => ({
          file: pictureName(picture, index, at),
          alternative: picture.alternative,
          caption: pdfPieces(picture.caption, HEADING_WIDTH / 2),
        })),
      };
  }
}

function pdfTable({ kind, caption, head, rows }: Extract<DocumentBlock, { kind: 'table' }>): PdfBlock {
  const shares = columnShares(head, rows);
  const cells = (row: readonly string[]): { pieces: PdfPiece[] }[] =>
    row.map((text, column) => ({ pieces: pdfPieces(text, Math.max(2, (shares[column] ?? 0) * TABLE_WIDTH - 2)) }));
  return {
    kind,
    keep: rows.length <= FEW_ROWS && isShort(rows),
    caption: pdfPieces(caption),
    shares,
    head: cells(head),
    rows: rows.map(cells),
  };
}
