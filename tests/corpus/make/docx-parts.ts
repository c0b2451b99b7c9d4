import { unzipSync, zipSync } from 'fflate';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  PageNumber,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

type Part = Paragraph | Table;

/** Heading by Word's own style. */
export function heading(level: 1 | 2 | 3, text: string): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
  return new Paragraph({ heading: levels[level], children: [new TextRun(text)] });
}

/** Paragraph in style Normal; `**` around a stretch makes it bold, `\n` is a soft break. */
export function para(text: string): Paragraph {
  const runs = text
    .split('**')
    .flatMap((stretch, i) =>
      stretch
        .split('\n')
        .map((line, j) => new TextRun({ text: line, bold: i % 2 === 1, ...(j > 0 ? { break: 1 } : {}) })),
    );
  return new Paragraph({ children: runs });
}

/** A paragraph that only looks like a heading: bold and larger, style Normal. */
export function looksLikeHeading(text: string, size: number): Paragraph {
  return new Paragraph({ spacing: { before: 240 }, children: [new TextRun({ text, bold: true, size: size * 2 })] });
}

export function bullet(text: string, level = 0): Paragraph {
  return new Paragraph({ numbering: { reference: 'bullets', level }, children: [new TextRun(text)] });
}

export function numbered(text: string): Paragraph {
  return new Paragraph({ numbering: { reference: 'numbers', level: 0 }, children: [new TextRun(text)] });
}

/** First row marked as header row. A cell with `\n` holds several paragraphs. */
export function table(rows: string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          children: cells.map(
            (text) =>
              new TableCell({
                children: text
                  .split('\n')
                  .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: row === 0 })] })),
              }),
          ),
        }),
    ),
  });
}

type Spanning = { text: string; rows: number };

/** A header row, then rows in which a cell may span several rows; the rows below then have one cell less. */
export function mergedTable(head: string[], rows: (string | Spanning)[][]): Table {
  const cell = (content: string | Spanning, bold: boolean) => {
    const { text, rows: rowSpan } = typeof content === 'string' ? { text: content, rows: 1 } : content;
    return new TableCell({ rowSpan, children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
  };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((cells) => new TableRow({ children: cells.map((content) => cell(content, false)) })),
    ],
  });
}

/** A header row, then rows; a row of one cell spans the whole table. */
export function groupedTable(head: string[], rows: string[][]): Table {
  const cell = (text: string, bold: boolean, columnSpan: number) =>
    new TableCell({ columnSpan, children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true, 1)) }),
      ...rows.map((cells) => {
        const span = cells.length === 1 ? head.length : 1;
        return new TableRow({ children: cells.map((text) => cell(text, span > 1, span)) });
      }),
    ],
  });
}

/** Packs a document; the same parts give the same bytes. */
export async function pack(parts: Part[], running?: { header: string; footer: string }): Promise<Uint8Array> {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, depth: number) => ({
    level: depth,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 360 * (depth + 1), hanging: 360 } } },
  });
  const document = new Document({
    creator: 'Löftet',
    title: '',
    numbering: {
      config: [
        { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•', 0), level(LevelFormat.BULLET, 'o', 1)] },
        { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.', 0)] },
      ],
    },
    sections: [
      {
        ...(running
          ? {
              headers: { default: new Header({ children: [new Paragraph(running.header)] }) },
              footers: {
                default: new Footer({
                  children: [
                    new Paragraph({
                      children: [
                        new TextRun(`${running.footer}  Sida `),
                        new TextRun({ children: [PageNumber.CURRENT] }),
                      ],
                    }),
                  ],
                }),
              },
            }
          : {}),
        children: parts,
      },
    ],
  });
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = new TextDecoder().decode(files['docProps/core.xml']);
  files['docProps/core.xml'] = new TextEncoder().encode(
    core.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2020-01-01T00:00:00Z'),
  );
  return zipSync(files, { mtime: '2020-01-01T00:00:00Z' });
}
