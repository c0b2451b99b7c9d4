import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, ReadDocument } from '#reading/block.ts';
import { interpret } from '#reading/interpret.ts';
import { readPdf } from '#reading/pdf/read-pdf.server.ts';
import { readText } from '#reading/text/read-text.ts';
import { memoBytes, memoParts, memoWords } from '#tests/support/memo-parts.ts';
import { typstPdf, type PdfLook } from '#tests/support/pdf-documents.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.resolve(import.meta.dirname, `../../../tests/fixtures/pdf/${name}.pdf`)));
const read = (name: string): Promise<ReadDocument> => readPdf(fixture(name));
const words = (document: ReadDocument): string =>
  document.blocks
    .map((block) => block.text)
    .join(' ')
    .replace(/\s+/g, ' ');
const outline = (blocks: readonly Block[]): string[] =>
  blocks.map(
    (block) =>
      `${block.kind} ${block.mark ?? ''} ${block.cell ? `${block.cell.row},${block.cell.column}` : ''} ${block.text}`,
  );
const texts = (document: ReadDocument, kind: Block['kind']): string[] =>
  document.blocks.filter((block) => block.kind === kind).map((block) => block.text);

describe('tjänsteskrivelsen från Skäggetorp som PDF', () => {
  const looks: [string, PdfLook][] = [
    ['taggad', { tagged: true }],
    ['otaggad', {}],
    ['avstavad med marginaljustering', { justified: true, size: 12, header: 'Linköpings kommun', pageNumbers: true }],
    ['med rubriker i bara fetstil', { plainHeadings: true, size: 10 }],
    ['med indragna stycken', { indented: true, justified: true }],
  ];
  it.each(looks)('%s: inget ord går förlorat, läggs till eller byter plats', async (_, look) => {
    const document = await readPdf(typstPdf(memoParts(), look));
    expect(words(document)).toBe(memoWords());
  });

  it.each(looks.slice(1))('%s: har samma block som den taggade', async (_, look) => {
    const tagged = await readPdf(typstPdf(memoParts(), { tagged: true }));
    const other = await readPdf(typstPdf(memoParts(), look));
    expect(outline(other.blocks)).toEqual(outline(tagged.blocks));
  });

  it.each(looks)('%s: säger detsamma som texten', async (_, look) => {
    const file = { file: 'skrivelse', sha256: '' };
    const { source: _source, ...fromText } = interpret(readText(memoBytes()), file).report;
    const { source: _other, ...fromPdf } = interpret(await readPdf(typstPdf(memoParts(), look)), file).report;
    expect(fromPdf).toEqual(fromText);
  });

  it('sidhuvud och sidnummer står bland det löpande, en gång var', async () => {
    const document = await readPdf(typstPdf(memoParts(), { size: 12, header: 'Linköpings kommun', pageNumbers: true }));
    expect(document.running).toEqual(['Linköpings kommun', expect.stringMatching(/^Sida 1 av \d$/)]);
  });
});

describe.each(['', '-tagged'])('en tjänsteskrivelse ur ordbehandlaren%s', (variant) => {
  it('har rubriker, numrerade beslut, punkter i två nivåer och en tabell', async () => {
    const { blocks } = await read(`writer-letter${variant}`);
    expect(blocks.filter((block) => block.kind === 'heading').map((block) => [block.level, block.text])).toEqual([
      [1, 'Återrapportering av medborgarlöfte 2018'],
      [2, 'Förslag till beslut'],
      [2, 'Ärendet'],
      [2, 'Löftets punkter'],
      [2, 'Ekonomiska konsekvenser'],
      [2, 'Samråd'],
      [2, 'Beslutet skickas till'],
    ]);
    expect(
      blocks
        .filter((block) => block.kind === 'item')
        .map((block) => [block.mark, block.level, block.text.slice(0, 24)]),
    ).toEqual([
      ['1.', 0, 'Kommunstyrelsen godkänne'],
      ['2.', 0, 'Kommunstyrelsen överlämn'],
      ['•', 0, 'Kommunen och polisen ska'],
      ['•', 0, 'Polisen ska genomföra mi'],
      ['•', 0, 'Kommunen ska hålla friti'],
      ['o', 1, 'Höstlovet: öppet kl. 12–'],
      ['o', 1, 'Sportlovet: öppet kl. 12'],
    ]);
    const cells = blocks.filter((block) => block.kind === 'cell');
    expect(cells.filter((block) => block.cell?.header).map((block) => block.text)).toEqual([
      'Löfte',
      'Ansvarig',
      'Resultat',
    ]);
    expect(cells.find((block) => block.cell?.row === 2 && block.cell.column === 2)?.text).toBe(
      '14 kontroller\nSex av dem med Skatteverket',
    );
    expect(cells.at(-1)?.cell).toMatchObject({ row: 3, column: 0, columnSpan: 3 });
  });

  it('har länken med sin adress, underskrifterna var för sig och mottagarna rad för rad', async () => {
    const { blocks } = await read(`writer-letter${variant}`);
    expect(blocks.flatMap((block) => block.links)).toEqual([
      { words: 'kommunens webbplats', address: 'https://www.ekbacken.exempel/medborgarlofte' },
    ]);
    expect(blocks.slice(-8).map((block) => block.text)).toEqual([
      'Anna Exempelsson',
      'Kommundirektör',
      'Bo Provberg',
      'Säkerhetschef',
      'Beslutet skickas till',
      'Polismyndigheten, LPO Ekbacken',
      'Kultur- och fritidsnämnden',
      'Akten',
    ]);
  });

  it('har datum och diarienummer ur sidhuvudet bland det löpande', async () => {
    const { running } = await read(`writer-letter${variant}`);
    expect(running).toContain('Diarienummer KS 2019/0087');
    expect(running).toContain('Datum 2019-02-14');
  });

  it('utan formatmallar läses lika', async () => {
    const [styled, plain] = [await read(`writer-letter${variant}`), await read(`writer-plain${variant}`)];
    expect(outline(plain.blocks)).toEqual(outline(styled.blocks));
  });
});

describe.each(['', '-tagged'])('en liggande tertialtabell över tre sidor%s', (variant) => {
  it('är en tabell med rubrikraden en gång och tomma celler utelämnade', async () => {
    const { blocks } = await read(`writer-tertial${variant}`);
    const cells = blocks.flatMap((block) => (block.cell ? [{ ...block.cell, text: block.text }] : []));
    expect(new Set(cells.map((cell) => cell.table))).toEqual(new Set([1]));
    expect(cells.filter((cell) => cell.text === 'Löfte')).toHaveLength(1);
    expect(cells.filter((cell) => cell.columnSpan === 4).map((cell) => [cell.row, cell.text])).toEqual([
      [1, 'Polisen'],
      [5, 'Kommunen'],
    ]);
    expect(
      cells.filter((cell) => cell.column === 0 && cell.columnSpan === 1).map((cell) => cell.text.slice(0, 12)),
    ).toEqual([
      'Löfte',
      '1. Polisen s',
      '2. Polisen s',
      '3. Polisen s',
      '4. Kommunen ',
      '5. Kommunen ',
      '6. Kommunen ',
    ]);
    expect(cells.filter((cell) => cell.column === 3).map((cell) => cell.row)).toEqual([0, 2, 3]);
  });
});

describe.each(['', '-tagged'])('en folder i två spalter%s', (variant) => {
  it('läses spalt för spalt', async () => {
    const document = await read(`writer-leaflet${variant}`);
    expect(texts(document, 'heading')).toEqual([
      'Medborgarlöfte för Ekbackens kommun 2020–2021',
      'Polisen lovar',
      'Kommunen lovar',
      'Tillsammans lovar vi',
      'Så följer vi upp',
      'Kontakt',
    ]);
    expect(texts(document, 'item')).toHaveLength(7);
    expect(texts(document, 'paragraph').filter((text) => /^\p{Ll}/u.test(text))).toEqual([]);
  });
});

describe.each(['', '-tagged'])('en utskriven webbsida%s', (variant) => {
  it('har ritade punkter som punkter och tabellens huvud ovanför första linjen', async () => {
    const document = await read(`browser-page${variant}`);
    expect(
      document.blocks.filter((block) => block.kind === 'item').map((block) => [block.mark, block.level, block.text]),
    ).toEqual([
      ['•', 0, 'Polisen: minst fyra kontroller'],
      ['•', 0, 'Kommunen: en mötesplats'],
      ['•', 1, 'öppen på lov'],
      ['1.', 0, 'Första'],
      ['2.', 0, 'Andra'],
    ]);
    expect(document.blocks.filter((block) => block.cell?.header).map((block) => block.text)).toEqual([
      'Löfte',
      'Resultat',
    ]);
  });
});

describe('en överenskommelse med underskrifter', () => {
  it('har den ena parten före den andra', async () => {
    const document = await read('writer-agreement');
    expect(texts(document, 'paragraph').slice(-6)).toEqual([
      'Anna Exempelsson',
      'Kommunstyrelsens ordförande',
      'Ekbackens kommun',
      'Bo Provberg',
      'Lokalpolisområdeschef',
      'Polismyndigheten',
    ]);
  });

  it('läses också när bara redigering och kopiering är spärrade', async () => {
    expect(outline((await read('restricted')).blocks)).toEqual(outline((await read('writer-agreement')).blocks));
  });
});

describe('tabeller utan alla linjer', () => {
  const table = [
    ['Aktivitet', 'Ansvarig', 'Resultat'],
    ['Trafikkontroller', 'Polisen', '14 av 10'],
    ['Trygghetsvandringar i parken', 'Kommunen och polisen', '4 genomförda'],
    ['Fritidsgård', 'Kommunen', 'Öppen alla lov'],
  ];
  it.each(['all', 'rows', 'none'] as const)('med linjer: %s', async (ruled) => {
    const { blocks } = await readPdf(
      typstPdf([
        { paragraph: 'Vi följer upp löftet så här.' },
        { table, ruled },
        { paragraph: 'Tabellen är gemensam.' },
      ]),
    );
    expect(blocks.map((block) => block.text)).toEqual([
      'Vi följer upp löftet så här.',
      ...table.flat(),
      'Tabellen är gemensam.',
    ]);
    expect(blocks.filter((block) => block.cell?.header)).toHaveLength(3);
  });
});

describe('det som inte går att läsa', () => {
  it.each([
    ['låst med lösenord', () => fixture('locked'), 'document-locked'],
    ['inskannat utan text', () => fixture('scanned'), 'document-scanned'],
    ['avklippt', () => fixture('writer-letter').slice(0, 3000), 'document-damaged'],
    ['något annat än det ser ut som', () => new TextEncoder().encode('%PDF-1.7\nhej'), 'document-damaged'],
    ['en tom sida', () => typstPdf([]), 'document-empty'],
    ['301 sidor', () => typstPdf(Array.from({ length: 300 }, () => ({ break: 'page' as const }))), 'document-too-long'],
  ])('%s', async (_, bytes, code) => {
    await expect(readPdf(bytes())).rejects.toMatchObject({ code });
  });

  it('byten som lämnats in är kvar efter läsningen', async () => {
    const bytes = fixture('writer-agreement');
    const before = bytes.length;
    await readPdf(bytes);
    expect(bytes.length).toBe(before);
  });
});

describe('två spalter sida vid sida mitt på en sida', () => {
  const text = 'Polisen har ökat sin närvaro vid resecentrum och i centrum, framför allt under kvällar och helger. '
    .repeat(3)
    .trim();
  it.each([true, false])('taggad: %s', async (tagged) => {
    const columns = [
      [{ heading: 'Polisen' }, { paragraph: text }, { paragraph: text }],
      [{ heading: 'Kommunen' }, { paragraph: text }, { items: ['en mötesplats', 'två vandringar'] }],
    ];
    const { blocks } = await readPdf(
      typstPdf([{ columns }, { heading: 'Gemensamt' }, { paragraph: text }], { tagged }),
    );
    expect(blocks.map((block) => block.text)).toEqual([
      'Polisen',
      text,
      text,
      'Kommunen',
      text,
      'en mötesplats',
      'två vandringar',
      'Gemensamt',
      text,
    ]);
  });
});
