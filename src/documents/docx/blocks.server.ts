import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { columnShares } from '#documents/column-shares.ts';
import type { DocumentBlock, DocumentModel, Inline, Words } from '#documents/document.ts';
import { COMPACT_WIDTH, TEXT_WIDTH } from '#documents/docx/styles.server.ts';
import { printRingSvg } from '#documents/print-ring.ts';
import { ringPng } from '#documents/ring-picture.server.ts';

/** Pixels of 1/96 inch: 70 mm. */
const RING_SIZE = 265;
/** 30 mm, in a document that is set closely. */
const COMPACT_RING = 113;
/** A table of at most so many rows stays on one page. */
const UNDIVIDED = 12;
const HEADING = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The blocks of a sound model as Word's own paragraphs, lists and tables. */
export function docxBlocks({ blocks, compact }: DocumentModel): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return docxBlock(block, { instance: index, keepNext: isHeldTo(next, block), compact: compact === true });
  });
}

/** Lines of one point belong together, and what leads up to a list stands above it. */
function isHeldTo(next: DocumentBlock | undefined, block: DocumentBlock): boolean {
  if (block.kind === 'labelled') return next?.kind === 'labelled';
  return block.kind === 'paragraph' && next?.kind === 'list';
}

type Place = {
  /** Tells lists and drawings apart, so that each list counts from 1. */
  readonly instance: number;
  readonly keepNext: boolean;
  readonly compact: boolean;
};

function docxBlock(block: DocumentBlock, { instance, keepNext, compact }: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [docxHeading(block.level, block.text)];
    case 'paragraph':
      return [new Paragraph({ ...(keepNext ? { keepNext } : {}), children: runs(block.words) })];
    case 'labelled': {
      const label = new TextRun({ text: `${block.label}:`, style: 'Label', bold: true });
      return [
        new Paragraph({
          style: 'Labelled',
          ...(keepNext ? { keepNext } : {}),
          children: [label, new TextRun(' '), ...runs(block.words)],
        }),
      ];
    }
    case 'list': {
      const reference = block.ordered ? 'ordered' : 'bullets';
      return block.items.map((words, index) => {
        const air = index === block.items.length - 1 ? { spacing: { after: 120 } } : {};
        return new Paragraph({ numbering: { reference, level: 0, instance }, ...air, children: runs(words) });
      });
    }
    case 'table':
      return table(block, compact ? COMPACT_WIDTH : TEXT_WIDTH);
    case 'ring':
      return [
        new Paragraph({
          style: 'Figure',
          keepNext: true,
          children: [ring(block, instance, compact ? COMPACT_RING : RING_SIZE)],
        }),
        new Paragraph({ style: 'FigureText', children: runs([{ text: block.alternative }]) }),
      ];
    case 'pictures':
      return block.pictures.map(
        ({ alternative, caption }) =>
          new Paragraph({ style: 'FigureText', children: runs([{ text: `${caption}: ${alternative}` }]) }),
      );
  }
}

/** Held to what follows by itself: a municipality's own template may not say so in its style. */
export function docxHeading(level: 1 | 2 | 3, text: string): Paragraph {
  return new Paragraph({ heading: HEADING[level], keepNext: true, children: runs([{ text }]) });
}

function ring(
  { points, alternative }: Extract<DocumentBlock, { kind: 'ring' }>,
  instance: number,
  side: number,
): ImageRun {
  const size = { width: side, height: side };
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(printRingSvg(points, 'Calibri, Carlito, Arial, sans-serif'), 'utf8'),
    fallback: { type: 'png', data: Buffer.from(ringPng(points)) },
    transformation: size,
    // Numbered by us: the library counts on through all documents of the process.
    altText: { id: String(instance + 1), name: 'Löftesring', description: alternative },
  });
}

function table(
  { caption, head, rows }: Extract<DocumentBlock, { kind: 'table' }>,
  textWidth: number,
): (Paragraph | Table)[] {
  const columnWidths = columnShares(head, rows).map((share) => Math.round(share * textWidth));
  const isShort = rows.length <= UNDIVIDED;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const hair = { style: BorderStyle.SINGLE, size: 4, color: '889298' };
  const heavy = { style: BorderStyle.SINGLE, size: 12, color: '14232B' };
  const row = (cells: readonly string[], isHead: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map(
        (text, column) =>
          new TableCell({
            width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
            ...(isHead ? { borders: { bottom: heavy } } : {}),
            children: [
              new Paragraph({
                style: 'Cell',
                ...(keepNext ? { keepNext } : {}),
                children: runs([{ text }], isHead),
              }),
            ],
          }),
      ),
    });
  return [
    ...(caption === ''
      ? []
      : [new Paragraph({ style: 'Caption', keepNext: true, children: runs([{ text: caption }]) })]),
    new Table({
      rows: [
        row(head, true, true),
        ...rows.map((cells, index) => row(cells, false, isShort && index < rows.length - 1)),
      ],
      columnWidths,
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      margins: { left: 0, right: 170 },
      borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: hair, bottom: hair },
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
    }),
    // Word joins tables that touch, and a document must not end in one.
    new Paragraph({ style: 'Cell', children: [] }),
  ];
}

function runs(words: Words, bold = false): ParagraphChild[] {
  return words.map((inline) => {
    const run = textRun(inline, bold);
    return inline.href === undefined ? run : new ExternalHyperlink({ link: inline.href, children: [run] });
  });
}

function textRun({ text, href, gap }: Inline, bold: boolean): TextRun {
  const style = href !== undefined ? 'Hyperlink' : gap === true ? 'Gap' : undefined;
  const parts = text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [new TextRun({ break: 1 }), line]));
  return new TextRun({ ...(style === undefined ? {} : { style }), ...(bold ? { bold } : {}), children: parts });
}
