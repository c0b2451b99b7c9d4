import {
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { logoPng } from '#tests/support/picture-files.ts';

const GREEN = '1F5A32';

const heading = (size: number, outlineLevel: 0 | 1 | 2) => ({
  run: { font: 'Georgia', size, color: GREEN, bold: true },
  paragraph: { outlineLevel, keepNext: true, spacing: { before: 280, after: 100 } },
});

/** Word's Swedish names of styles, as a Swedish Word calls them in the file; `w:name` stays English. */
const SWEDISH_IDS = { Heading: 'Rubrik', ListParagraph: 'Liststycke', Caption: 'Beskrivning' } as const;

/**
 * A template as a municipality has one, of an invented one: its own letters and colours, a logo and the letterhead in a
 * table of the header, ids of styles as a Swedish Word writes them, narrower margins than ours.
 */
export async function municipalTemplate(): Promise<Uint8Array> {
  const text = (words: string) => new Paragraph({ children: [new TextRun(words)] });
  const cell = (children: Paragraph[], size: number) =>
    new TableCell({ width: { size, type: WidthType.DXA }, children });
  const logo = new ImageRun({
    type: 'png',
    data: Buffer.from(logoPng(120, 40)),
    transformation: { width: 120, height: 40 },
    altText: { id: '1', name: 'Märke', description: 'Norrby kommuns märke' },
  });
  const document = new Document({
    creator: 'Anna Andersson',
    title: 'Mall för tjänsteskrivelser',
    styles: {
      default: {
        document: {
          run: { font: 'Georgia', size: 21, color: '222222', language: { value: 'sv-SE' } },
          paragraph: { spacing: { after: 140 } },
        },
        heading1: heading(40, 0),
        heading2: heading(28, 1),
        heading3: heading(24, 2),
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 2900, bottom: 1200, left: 1100, right: 1100 } },
        },
        headers: {
          default: new Header({
            children: [
              new Table({
                width: { size: 9700, type: WidthType.DXA },
                columnWidths: [4850, 4850],
                rows: [
                  new TableRow({
                    children: [
                      cell([new Paragraph({ children: [logo] }), text('{märken}')], 4850),
                      cell(
                        [
                          text('{kommun}, {förvaltning}'),
                          text('{datum}'),
                          text('Dnr {diarienummer}'),
                          text('{beslutande}'),
                        ],
                        4850,
                      ),
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: ['sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          // Word cuts what a person types into runs as it likes.
          new Paragraph({
            heading: 'Heading1',
            children: [new TextRun('{ti'), new TextRun({ text: 'tel', bold: true }), new TextRun('}')],
          }),
          text('{@innehåll}'),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  const swedish = (xml: string): string =>
    Object.entries(SWEDISH_IDS).reduce(
      (made, [ours, theirs]) => made.replace(new RegExp(`("(?:w:)?)${ours}(\\d?")`, 'g'), `$1${theirs}$2`),
      xml,
    );
  return editedWord(editedWord(bytes, 'word/styles.xml', swedish), 'word/document.xml', swedish);
}

/** The same file with one part rewritten, or a part more. */
export function editedWord(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}
