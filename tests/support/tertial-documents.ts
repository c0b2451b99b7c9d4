import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { typstPdf } from './pdf-documents.ts';

/** A follow-up of another shape than the memo: no memo's parts, one table with a column for each tertial. */
const TITLE = 'Uppföljning av medborgarlöfte Lövgärdet 2023';
const LEAD =
  'Norrviks kommun och Polismyndigheten har lovat följande till dem som bor i Lövgärdet. Löftet gäller under 2023.';
const ROWS = [
  ['Löfte', 'Ansvarig', 'Tertial 1', 'Tertial 2', 'Tertial 3'],
  [
    'Polisen ska göra minst tio trafikkontroller',
    'Polisen',
    'Fyra kontroller.',
    'Pågår. Tre kontroller.',
    'Fem kontroller.',
  ],
  ['Kommunen ska ordna två trygghetsvandringar', 'Kommunen', 'En vandring genomfördes.', '', 'Ställdes in.'],
  ['Vi ska bjuda in till möte på torget', 'Kommunen och polisen', 'Planeras.', 'Genomfört. 40 personer kom.', ''],
];
const CONTACT = ['Kontakt', 'Trygghetssamordnaren, Norrviks kommun'] as const;

export const tertialAsText = (): Uint8Array =>
  encode([TITLE, LEAD, ROWS.map((row) => `| ${row.join(' | ')} |`).join('\n'), CONTACT[0], CONTACT[1]].join('\n\n'));

export const tertialAsMarkdown = (): Uint8Array => {
  const [head, ...rest] = ROWS.map((row) => `| ${row.join(' | ')} |`);
  return encode(
    `# ${TITLE}\n\n${LEAD}\n\n${[head, '|---|---|---|---|---|', ...rest].join('\n')}\n\n## ${CONTACT[0]}\n\n${CONTACT[1]}\n`,
  );
};

export function tertialAsHtml(): Uint8Array {
  const [head = [], ...rest] = ROWS;
  const rows = [
    `<tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>`,
    ...rest.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`),
  ];
  return encode(
    `<!doctype html><html lang="sv"><body><main><h1>${TITLE}</h1><p>${LEAD}</p><table>${rows.join('')}</table><h2>${CONTACT[0]}</h2><p>${CONTACT[1]}</p></main></body></html>`,
  );
}

export async function tertialAsDocx(): Promise<Uint8Array> {
  const cell = (text: string, bold: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: ROWS.map(
      (row, index) => new TableRow({ tableHeader: index === 0, children: row.map((text) => cell(text, index === 0)) }),
    ),
  });
  const children = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: TITLE }),
    new Paragraph({ text: LEAD }),
    table,
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: CONTACT[0] }),
    new Paragraph({ text: CONTACT[1] }),
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

export const tertialAsPdf = (tagged: boolean): Uint8Array =>
  typstPdf(
    [
      { heading: TITLE, level: 1 },
      { paragraph: LEAD },
      { table: ROWS, header: true },
      { heading: CONTACT[0], level: 2 },
      { paragraph: CONTACT[1] },
    ],
    { tagged, title: TITLE },
  );

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
