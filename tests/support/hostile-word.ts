import { unzipSync, zipSync } from 'fflate';
import { cut, file, garble, largeZip, utf8, type HostileFile } from '#tests/support/hostile-file.ts';
import { p, r, wordFile, wordParts } from '#tests/support/word-file.ts';

const memo = () =>
  wordFile({ body: Array.from({ length: 40 }, (_, no) => p(`Polisen ska patrullera plats ${no}.`)).join('') });
const withMain = (xml: string) => zipSync({ ...wordParts({ body: '' }), 'word/document.xml': utf8(xml) });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const nested = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + 'x' + `</${tag}>`.repeat(depth);
const ole = (stream: string) => {
  const bytes = new Uint8Array(8192);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, index) => (bytes[1024 + index * 2] = letter.charCodeAt(0)));
  return bytes;
};
const spaces = (megabytes: number) => new Uint8Array(megabytes * 1_000_000).fill(0x20);
/** A Word file in which one part is nothing but spaces. */
const bomb = (body: string, name: string, megabytes: number) => {
  const parts = unzipSync(wordFile({ body }));
  return largeZip(Object.entries({ ...parts, [name]: spaces(megabytes) }));
};
const million = 1_000_000;

export const HOSTILE_WORD: HostileFile[] = [
  file('halva.docx', () => cut(memo(), 0.5), 'document-damaged'),
  file('nästan-hela.docx', () => cut(memo(), 0.97), 'document-damaged'),
  file('första-kilobyten.docx', () => memo().slice(0, 300), 'document-damaged'),
  file('störd-mitt.docx', () => garble(memo(), 0.4, 60), 'document-damaged', 'document-unknown-type'),
  file(
    'störd-katalog.docx',
    () => garble(memo(), 0.85, 60),
    'document-damaged',
    'document-unknown-type',
    'document-unsafe',
  ),
  file('tom.docx', () => wordFile({ body: '' }), 'document-empty'),
  file('bara-blanksteg.docx', () => wordFile({ body: p('   ') + p('\u00a0') }), 'document-empty'),
  file(
    'utan-huvuddel.docx',
    () => zipSync({ 'word/styles.xml': utf8('<x/>') }),
    'document-unknown-type',
    'document-damaged',
  ),
  file('trasig-xml.docx', () => withMain(`<w:document ${W}><w:body><w:p></w:body>`), 'document-damaged'),
  file('inte-xml.docx', () => withMain('Det här är ingen XML.'), 'document-damaged'),
  file(
    'okänd-teckenkodning.docx',
    () => withMain(`<?xml version="1.0" encoding="klingon"?><w:document ${W}/>`),
    'document-damaged',
  ),
  file('zipbomb-en-del.docx', () => bomb('', 'word/document.xml', 150), 'document-unsafe'),
  file('zipbomb-i-formatmallar.docx', () => bomb(p('Hej'), 'word/styles.xml', 90), 'document-unsafe'),
  file('zipbomb-i-bild.docx', () => bomb(p('Polisen ska patrullera.'), 'word/media/image1.png', 60), 'read'),
  file(
    'zip-i-zip.docx',
    () => zipSync({ 'word/document.xml': largeZip([['word/document.xml', spaces(50)]]) }),
    'document-damaged',
  ),
  file(
    'många-filer.docx',
    () => largeZip(Array.from({ length: 21_000 }, (_, no) => [`word/x${no}`, new Uint8Array()] as const)),
    'document-unsafe',
    'document-unknown-type',
  ),
  file(
    'fel-uppgiven-storlek.docx',
    () => lieAboutSize(bomb('', 'word/document.xml', 120)),
    'document-unsafe',
    'document-damaged',
  ),
  file(
    'klättrande-namn.docx',
    () =>
      zipSync({
        ...wordParts({ body: p('Polisen ska patrullera.') }),
        '../../../etc/passwd': utf8('x'),
        '/etc/cron.d/x': utf8('x'),
      }),
    'read',
  ),
  file(
    'relation-utanför.docx',
    () =>
      zipSync({
        ...wordParts({ body: '' }),
        '_rels/.rels': utf8(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>',
        ),
      }),
    'document-damaged',
  ),
  file('dubbla-namn.docx', () => duplicateEntry(), 'document-unsafe'),
  file(
    'miljarder-skratt.docx',
    () =>
      withMain(
        `<!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, no) => `<!ENTITY ${'bcdefghij'[no]} "${`&${'abcdefghi'[no]};`.repeat(10)}">`).join('')}]><w:document ${W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    'document-unsafe',
  ),
  file(
    'yttre-entitet.docx',
    () =>
      withMain(
        `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    'document-unsafe',
  ),
  file('bara-doctype.docx', () => withMain(`<!DOCTYPE html><w:document ${W}/>`), 'document-unsafe'),
  file(
    'odeklarerad-entitet.docx',
    () => withMain(`<w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`),
    'document-damaged',
  ),
  file(
    'djup-xml.docx',
    () => withMain(`<w:document ${W}><w:body>${nested('w:sdt', 100_000)}</w:body></w:document>`),
    'document-unsafe',
  ),
  file(
    'djupa-tabeller.docx',
    () => wordFile({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(130)}${p('inne')}${'</w:tc></w:tr></w:tbl>'.repeat(130)}` }),
    'read',
    'document-unsafe',
  ),
  file(
    'ofantlig-cell.docx',
    () =>
      wordFile({
        body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p('Polisen')}</w:tc><w:tc>${p('Kommunen')}</w:tc></w:tr></w:tbl>`,
      }),
    'read',
  ),
  file(
    'mallar-i-ring.docx',
    () =>
      wordFile({
        body: p('Polisen ska patrullera.', '<w:pStyle w:val="A"/>'),
        styles:
          '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
      }),
    'read',
  ),
  file(
    'fotnot-i-ring.docx',
    () =>
      wordFile({
        body: `<w:p>${r('Polisen ska patrullera.')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
        footnotes: `<w:footnote w:id="1"><w:p>${r('Not')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`,
      }),
    'read',
  ),
  file(
    'miljon-stycken.docx',
    () => wordFile({ body: '<w:p/>'.repeat(million) + p('Polisen ska patrullera.') }),
    'read',
    'document-unsafe',
    'document-too-heavy',
    'document-too-slow',
  ),
  file('lösenord.docx', () => ole('EncryptedPackage'), 'document-locked'),
  file('gammalt.doc', () => ole('WordDocument'), 'document-old-word'),
  file('kalkyl.xls', () => ole('Workbook'), 'document-unknown-type'),
];

/** Says in the directory that every file is ten bytes when unpacked. */
function lieAboutSize(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer);
  for (let at = 0; at < zip.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  return zip;
}

function duplicateEntry(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'word/document.xml': utf8('<a/>'), 'word/document.xmx': utf8('<b/>') }));
  for (let at = bytes.indexOf('.xmx'); at !== -1; at = bytes.indexOf('.xmx', at)) bytes.write('.xml', at, 'latin1');
  return new Uint8Array(bytes);
}
