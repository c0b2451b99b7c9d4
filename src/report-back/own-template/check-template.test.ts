import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { checkTemplate } from '#report-back/own-template/check-template.ts';
import { TEMPLATE_FAULT_KINDS } from '#report-back/own-template/template-fault.ts';
import { editedWord, municipalTemplate } from '#tests/support/municipal-template.ts';

let good: Uint8Array;
beforeAll(async () => {
  good = await municipalTemplate();
});

const kinds = (bytes: Uint8Array): string[] => checkTemplate(bytes).map(({ kind }) => kind);
const body = (change: (xml: string) => string): Uint8Array => editedWord(good, 'word/document.xml', change);
const styles = (change: (xml: string) => string): Uint8Array => editedWord(good, 'word/styles.xml', change);
const relation = (type: string, target: string): Uint8Array =>
  editedWord(good, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  );
const more = (xml: string): Uint8Array => body((text) => text.replace('<w:sectPr', `${xml}<w:sectPr`));
const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

/** What is planted, and the one kind of fault that it must be. */
const PLANTED: readonly [string, () => Uint8Array, string][] = [
  ['en tom fil', () => new Uint8Array(), 'file'],
  ['något annat än en Word-fil', () => new TextEncoder().encode('%PDF-1.7 …'), 'file'],
  ['en skadad fil', () => good.slice(0, good.length - 200), 'file'],
  ['för många byte', () => new Uint8Array(5_000_001), 'size'],
  ['för många delar', () => zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, no) => [`a${no}`, new Uint8Array()]))), 'size'],
  ['en zip-bomb', () => editedWord(good, 'word/media/bomb.png', () => ' '.repeat(3_000_000)), 'size'],
  ['en dokumenttyp i XML', () => body((xml) => xml.replace('<w:document', '<!DOCTYPE w [<!ENTITY a "b">]><w:document')), 'size'],
  ['ett makro', () => editedWord(good, 'word/vbaProject.bin', () => 'Sub AutoOpen()'), 'macro'],
  ['makrotypen', () => editedWord(good, '[Content_Types].xml', (xml) => xml.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'application/vnd.ms-word.document.macroEnabled.main+xml')), 'macro'],
  ['en dotx', () => editedWord(good, '[Content_Types].xml', (xml) => xml.replace('wordprocessingml.document.main+xml', 'wordprocessingml.template.main+xml')), 'file'],
  ['ett inbäddat ark', () => editedWord(good, 'word/embeddings/oleObject1.bin', () => 'x'), 'embedded'],
  ['en inklistrad webbsida', () => more('<w:altChunk r:id="rId1"/>'), 'embedded'],
  ['en kopplad mall', () => relation('attachedTemplate', 'file:///S:/mallar/a.dotx'), 'leads-out'],
  ['en länkad bild', () => relation('image', 'https://spion.example/pixel.png'), 'leads-out'],
  ['en länk till en fil', () => relation('hyperlink', 'file:///C:/a.txt'), 'leads-out'],
  ['något annat utifrån', () => relation('frame', 'https://annan.example/'), 'leads-out'],
  ['ett hämtande fält', () => more('<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://a.example"</w:instrText></w:r></w:p>'), 'field'],
  ['en spårad ändring', () => more('<w:p><w:ins w:id="1" w:author="Anna"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'), 'traces'],
  ['en kommentar', () => editedWord(good, 'word/comments.xml', () => '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="Anna"/></w:comments>'), 'traces'],
  ['ett saknat rubrikformat', () => styles((xml) => xml.replace('w:val="heading 3"', 'w:val="Mellanrubrik"').replace('w:val="Heading 3"', 'w:val="Mellanrubrik"')), 'headings'],
  ['en rubrik utan nivå', () => styles((xml) => xml.replace('<w:outlineLvl w:val="1"/>', '')), 'headings'],
  ['inget språk', () => styles((xml) => xml.replaceAll(/<w:lang [^>]*>/g, '')), 'language'],
  ['engelska', () => styles((xml) => xml.replaceAll('"sv-SE"', '"en-US"')), 'language'],
  ['blek text', () => styles((xml) => xml.replaceAll('1F5A32', 'CCCCCC')), 'contrast'],
  ['blek text på en rad', () => more('<w:p><w:r><w:rPr><w:color w:val="BBBBBB"/></w:rPr><w:t>x</w:t></w:r></w:p>'), 'contrast'],
  ['titeln i fel format', () => body((xml) => xml.replace('"Rubrik1"', '"Rubrik2"')), 'title'],
  ['titeln två gånger', () => more(paragraph('{titel}')), 'title'],
  ['texten i en mening', () => body((xml) => xml.replace('{@innehåll}', 'Här: {@innehåll}')), 'text'],
  ['texten i en tabell', () => body((xml) => xml.replace(/<w:p>(?:(?!<w:p>).)*\{@innehåll\}.*?<\/w:p>/, (p) => `<w:tbl><w:tr><w:tc>${p}</w:tc></w:tr></w:tbl>`)), 'text'],
  ['texten saknas', () => body((xml) => xml.replace('{@innehåll}', '')), 'text'],
  ['ett okänt märkord', () => more(paragraph('{handlaggare}')), 'tag'],
  ['en slinga', () => more(paragraph('{#punkter}{/punkter}')), 'tag'],
  ['en ensam klammer', () => more(paragraph('a { b')), 'tag'],
  ['inget diarienummer', () => editedWord(good, 'word/header1.xml', (xml) => xml.replace('{diarienummer}', '')), 'missing-tag'],
  ['inget märke för utkast', () => editedWord(good, 'word/header1.xml', (xml) => xml.replace('{märken}', '')), 'missing-tag'],
  ['en stum bild', () => editedWord(good, 'word/header1.xml', (xml) => xml.replace(/descr="[^"]*"/, 'descr=""')), 'picture'],
  ['en tabell utan rubrikrad', () => more(`<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc></w:tr><w:tr><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`), 'table'],
  ['en textruta', () => more(`<w:p><w:r><w:txbxContent>${paragraph('x')}</w:txbxContent></w:r></w:p>`), 'text-box'],
]; // prettier-ignore

describe('granskningen av en egen Word-mall', () => {
  test('säger inget om en hel mall, kommunens eller vår att utgå från', async () => {
    expect(checkTemplate(good)).toEqual([]);
    expect(checkTemplate(await starterTemplate())).toEqual([]);
  });

  test.for(PLANTED)('finner %s, inget annat, och säger vad som ska göras utan namn och adresser', ([, make, kind]) => {
    const faults = checkTemplate(make());
    expect([...new Set(faults.map((each) => each.kind))]).toEqual([kind]);
    for (const { what, how } of faults) {
      expect(what).toMatch(/^\S.*\.$/);
      expect(how).toMatch(/^\S.*[.:]/);
      expect(what + how).not.toMatch(/Anna|spion|S:\/|C:\//);
    }
  });

  test('har en planterad mall för varje sorts fel', () => {
    expect(TEMPLATE_FAULT_KINDS.filter((kind) => !PLANTED.some(([, , planted]) => planted === kind))).toEqual([]);
  });

  test('en länk till en webbsida och en bild som är dekorativ är inga fel', () => {
    expect(kinds(relation('hyperlink', 'https://www.norrby.example/'))).toEqual([]);
    const decorative = editedWord(good, 'word/header1.xml', (xml) =>
      xml.replace(
        /(<wp:docPr [^>]*)descr="[^"]*"\/>/,
        '$1descr=""><a:extLst xmlns:a="a"><a:ext><adec:decorative xmlns:adec="b" val="1"/></a:ext></a:extLst></wp:docPr>',
      ),
    );
    expect(kinds(decorative)).toEqual([]);
  });
});
