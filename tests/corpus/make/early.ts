/** Makes the Word and PDF documents that were once held out: `node tests/corpus/make/early.ts`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

const folder = path.join(import.meta.dirname, '../open');
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;

function cell(text: string, options: { span?: number; rows?: number; bold?: boolean } = {}): TableCell {
  return new TableCell({
    ...(options.span ? { columnSpan: options.span } : {}),
    ...(options.rows ? { rowSpan: options.rows } : {}),
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: options.bold ?? false })] })),
  });
}

async function levels(): Promise<void> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '–', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Rödåsa kommun\tDiarienummer RÅ 2023:118')] }) },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            children: [new TextRun('Handlingsplan till medborgarlöftet i Rödåsa 2023–2024')],
          }),
          new Paragraph('Planen beslutades av styrgruppen den 12 december 2022.'),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Parter')] }),
          ...['Rödåsa kommun', 'Polismyndigheten', 'Rödåsahem'].map(
            (text) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: [new TextRun(text)] }),
          ),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Aktiviteter')] }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({
                tableHeader: true,
                children: ['Aktivitet', 'Ansvarig', 'När', 'Status'].map((t) => cell(t, { bold: true })),
              }),
              new TableRow({ children: [cell('Fokusområde 1: Ett tryggt torg', { span: 4, bold: true })] }),
              new TableRow({
                children: [cell('Löfte: Du ska kunna gå över torget på kvällen utan att känna oro.', { span: 4 })],
              }),
              new TableRow({
                children: [
                  cell('Patrullera till fots på torget'),
                  cell('Polisen'),
                  cell('Fredagar och lördagar'),
                  cell('Pågår'),
                ],
              }),
              new TableRow({
                children: [
                  cell('Sätta upp åtta nya lyktstolpar'),
                  cell('Kommunen'),
                  cell('Senast i oktober 2023'),
                  cell('Klart'),
                ],
              }),
              new TableRow({ children: [cell('Fokusområde 2: Trygga trapphus', { span: 4, bold: true })] }),
              new TableRow({ children: [cell('Löfte: Ingen obehörig ska kunna ta sig in i källaren.', { span: 4 })] }),
              new TableRow({
                children: [cell('Installera kodlås i 42 portar'), cell('Rödåsahem'), cell('2024'), cell('Ej påbörjad')],
              }),
              new TableRow({
                children: [
                  cell('Gå källarrond tillsammans'),
                  cell('Polisen och Rödåsahem'),
                  cell('En gång i månaden'),
                  cell('Pågår'),
                ],
              }),
            ],
          }),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Uppföljning')] }),
          new Paragraph('Styrgruppen följer upp planen varje tertial.'),
        ],
      },
    ],
  });
  writeFileSync(path.join(folder, 'rodasa-handlingsplan.docx'), await Packer.toBuffer(document));
}

function agreement(): void {
  const source = `#set document(title: "Medborgarlöfte Björkmo", author: "Björkmo kommun")
#set text(lang: "sv", size: 11pt)
#set page(paper: "a4", numbering: "1 (1)", header: [Björkmo kommun #h(1fr) KS 2019/88])
#align(center)[#text(size: 20pt, weight: "bold")[Medborgarlöfte för Björkmo]]
#v(1em)
Mellan Björkmo kommun och lokalpolisområde Mellanskogen. Löftet gäller den 1 juli 2019 – 30 juni 2021 och bygger på samverkansöverenskommelsen från den 3 juni 2018.

#text(size: 14pt, weight: "bold")[Polisen åtar sig att]
- genomföra minst 50 trafikkontroller per år på länsväg 812
- delta i skolornas föräldramöten när skolorna ber om det
#text(size: 14pt, weight: "bold")[Kommunen åtar sig att]
- bygga en gång- och cykelväg mellan Björkmo och Lillsjön
- varje vecka ha en vuxen på plats vid badplatsen under sommarlovet
#text(size: 14pt, weight: "bold")[Gemensamt åtar vi oss att]
- träffa byalagen minst två gånger per år
#v(2em)
Björkmo den 28 juni 2019
#v(2em)
#grid(columns: (1fr, 1fr), [Karin Sund\\ Kommunstyrelsens ordförande], [Olof Berg\\ Chef för lokalpolisområde Mellanskogen])
`;
  const compiler = NodeCompiler.create({ workspace: folder });
  const main = path.join(folder, 'main.typ');
  compiler.mapShadow(main, Buffer.from(source));
  writeFileSync(
    path.join(folder, 'bjorkmo-overenskommelse.pdf'),
    compiler.pdf({ mainFilePath: main }, { pdfTags: false, creationTimestamp: 1561716000 }),
  );
}

await levels();
agreement();
