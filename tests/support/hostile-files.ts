import type { ErrorCode } from '#platform/errors.ts';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { p, r, wordFile, wordParts } from '#tests/support/word-file.ts';
import { pdfFile, pdfWithObjects } from '#tests/support/pdf-file.ts';

export type HostileFile = {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** What may come of it; 'read' is a report. */
  readonly outcomes: readonly (ErrorCode | 'read')[];
};

const utf8 = (text: string) => strToU8(text);
const text = (name: string, content: () => string, ...outcomes: HostileFile['outcomes']): HostileFile => ({
  name,
  bytes: () => utf8(content()),
  outcomes,
});
const file = (name: string, bytes: () => Uint8Array, ...outcomes: HostileFile['outcomes']): HostileFile => ({ name, bytes, outcomes });

/** Numbers that are the same every time. */
function noise(size: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

const memo = () => wordFile({ body: Array.from({ length: 40 }, (_, no) => p(`Polisen ska patrullera plats ${no}.`)).join('') });
const cut = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));
const garble = (bytes: Uint8Array, from: number, count: number) => {
  const copy = bytes.slice();
  const random = noise(count);
  copy.set(random, Math.floor(bytes.length * from));
  return copy;
};
const withMain = (xml: string) => zipSync({ ...wordParts({ body: '' }), 'word/document.xml': utf8(xml) });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const nested = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + 'x' + `</${tag}>`.repeat(depth);
const ole = (stream: string) => {
  const bytes = new Uint8Array(8192);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, index) => (bytes[1024 + index * 2] = letter.charCodeAt(0)));
  return bytes;
};
const bomb = (megabytes: number) => new Uint8Array(megabytes * 1_000_000).fill(0x20);
const million = 1_000_000;

const WORD: HostileFile[] = [
  file('halva.docx', () => cut(memo(), 0.5), 'document-damaged'),
  file('nästan-hela.docx', () => cut(memo(), 0.97), 'document-damaged'),
  file('första-kilobyten.docx', () => memo().slice(0, 300), 'document-damaged'),
  file('störd-mitt.docx', () => garble(memo(), 0.4, 60), 'document-damaged', 'document-unknown-type'),
  file('störd-katalog.docx', () => garble(memo(), 0.85, 60), 'document-damaged', 'document-unknown-type', 'document-unsafe'),
  file('tom.docx', () => wordFile({ body: '' }), 'document-empty'),
  file('bara-blanksteg.docx', () => wordFile({ body: p('   ') + p('\u00a0') }), 'document-empty'),
  file('utan-huvuddel.docx', () => zipSync({ 'word/styles.xml': utf8('<x/>') }), 'document-unknown-type', 'document-damaged'),
  file('trasig-xml.docx', () => withMain(`<w:document ${W}><w:body><w:p></w:body>`), 'document-damaged'),
  file('inte-xml.docx', () => withMain('Det här är ingen XML.'), 'document-damaged'),
  file('okänd-teckenkodning.docx', () => withMain(`<?xml version="1.0" encoding="klingon"?><w:document ${W}/>`), 'document-damaged'),
  file('zipbomb-en-del.docx', () => zipSync({ ...wordParts({ body: '' }), 'word/document.xml': bomb(150) }), 'document-unsafe'),
  file(
    'zipbomb-i-formatmallar.docx',
    () => zipSync({ ...wordParts({ body: p('Hej') }), 'word/styles.xml': bomb(90) }),
    'document-unsafe',
  ),
  file(
    'zipbomb-i-bild.docx',
    () => zipSync({ ...wordParts({ body: p('Polisen ska patrullera.') }), 'word/media/image1.png': bomb(60) }),
    'read',
  ),
  file('zip-i-zip.docx', () => zipSync({ 'word/document.xml': zipSync({ 'word/document.xml': bomb(50) }) }), 'document-damaged'),
  file(
    'många-filer.docx',
    () => zipSync(Object.fromEntries(Array.from({ length: 21_000 }, (_, no) => [`word/x${no}`, new Uint8Array()]))),
    'document-unsafe',
    'document-unknown-type',
  ),
  file(
    'fel-uppgiven-storlek.docx',
    () => lieAboutSize(zipSync({ ...wordParts({ body: '' }), 'word/document.xml': bomb(120) })),
    'document-unsafe',
    'document-damaged',
  ),
  file(
    'klättrande-namn.docx',
    () => zipSync({ ...wordParts({ body: p('Polisen ska patrullera.') }), '../../../etc/passwd': utf8('x'), '/etc/cron.d/x': utf8('x') }),
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
    () => withMain(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`),
    'document-unsafe',
  ),
  file('bara-doctype.docx', () => withMain(`<!DOCTYPE html><w:document ${W}/>`), 'document-unsafe'),
  file('odeklarerad-entitet.docx', () => withMain(`<w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`), 'document-damaged'),
  file('djup-xml.docx', () => withMain(`<w:document ${W}><w:body>${nested('w:sdt', 100_000)}</w:body></w:document>`), 'document-unsafe'),
  file('djupa-tabeller.docx', () => wordFile({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(130)}${p('inne')}${'</w:tc></w:tr></w:tbl>'.repeat(130)}` }), 'read', 'document-unsafe'),
  file('ofantlig-cell.docx', () => wordFile({ body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p('Polisen')}</w:tc><w:tc>${p('Kommunen')}</w:tc></w:tr></w:tbl>` }), 'read'),
  file(
    'mallar-i-ring.docx',
    () =>
      wordFile({
        body: p('Polisen ska patrullera.', '<w:pStyle w:val="A"/>'),
        styles: '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
      }),
    'read',
  ),
  file('fotnot-i-ring.docx', () => wordFile({ body: `<w:p>${r('Polisen ska patrullera.')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, footnotes: `<w:footnote w:id="1"><w:p>${r('Not')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>` }), 'read'),
  file('miljon-stycken.docx', () => wordFile({ body: '<w:p/>'.repeat(million) + p('Polisen ska patrullera.') }), 'read', 'document-unsafe', 'document-too-heavy', 'document-too-slow'),
  file('lösenord.docx', () => ole('EncryptedPackage'), 'document-locked'),
  file('gammalt.doc', () => ole('WordDocument'), 'document-old-word'),
  file('kalkyl.xls', () => ole('Workbook'), 'document-unknown-type'),
];

const OTHER: HostileFile[] = [
  file('tom.txt', () => new Uint8Array(), 'document-empty'),
  text('blank.txt', () => ' \n\t\r\n'.repeat(1000), 'document-empty'),
  file('nollor.txt', () => new Uint8Array(5000), 'document-empty', 'document-unknown-type'),
  file('slump.txt', () => noise(50_000), 'document-unknown-type'),
  file('bild.docx', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...noise(2000)]), 'document-unknown-type'),
  file('foto.pdf', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...noise(2000)]), 'document-unknown-type'),
  file('program.txt', () => Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, ...noise(2000)]), 'document-unknown-type'),
  text('rtf.doc', () => '{\\rtf1\\ansi Polisen ska patrullera.}', 'document-unknown-type'),
  file('kalkyl.xlsx', () => zipSync({ 'xl/workbook.xml': utf8('<workbook/>') }), 'document-unknown-type'),
  file('text.odt', () => zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.text'), 'content.xml': utf8('<x/>') }), 'document-unknown-type'),
  file('tomt-arkiv.zip', () => Uint8Array.from([0x50, 0x4b, 5, 6, ...new Uint8Array(18)]), 'document-unknown-type'),
  text('annan-xml.html', () => '<?xml version="1.0"?><faktura xmlns="urn:x"><rad>1</rad></faktura>', 'document-unknown-type'),
  text('entiteter.xml', () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document-unknown-type'),
  file('för-stor.txt', () => utf8('Polisen ska patrullera. '.repeat(900_000)), 'document-too-large'),
  file('utf16-udda.txt', () => Uint8Array.from([0xff, 0xfe, ...utf8('P\0o\0l\0i\0s\0e\0n\0 \0s\0k\0a\0x')]), 'read'),
  file('text-med-nollor.txt', () => utf8(`Polisen ska patrullera.\0\0${'Kommunen ska svara. '.repeat(50)}`), 'read', 'document-unknown-type'),
  text('docx-som-är-text.docx', () => 'Polisen ska patrullera centrum.', 'read'),
  text('pdf-som-är-text.pdf', () => 'En text om %PDF- och hur filer börjar.', 'read'),
  text('en-lång-rad.txt', () => 'Polisen ska patrullera '.repeat(430_000), 'read', 'document-too-slow', 'document-too-heavy'),
  text('ett-långt-ord.txt', () => 'a'.repeat(10 * million), 'read', 'document-too-slow', 'document-too-heavy'),
  text('miljon-punkter.txt', () => '- Polisen ska\n'.repeat(million), 'read', 'document-too-slow', 'document-too-heavy', 'document-too-long'),
  text('miljon-rader.txt', () => 'Resultat:\n'.repeat(million), 'read', 'document-too-slow', 'document-too-heavy', 'document-too-long'),
  text('blanksteg.txt', () => `Polisen${' '.repeat(5 * million)}ska`, 'read', 'document-too-slow'),
  text('blanksteg-med-punkt.txt', () => `${' '.repeat(2 * million)}x\n`.repeat(3), 'read', 'document-too-slow'),
  text('stjärnor.md', () => `${'*'.repeat(300_000)} x`, 'read', 'document-unknown-type', 'document-too-slow', 'document-too-heavy'),
  text('öppna-fetmarkeringar.md', () => '**a '.repeat(400_000), 'read', 'document-too-slow', 'document-too-heavy'),
  text('hakparenteser.md', () => '['.repeat(200_000), 'read', 'document-unknown-type', 'document-too-slow', 'document-too-heavy'),
  text('djupa-citat.md', () => `# Rubrik\n\n${'> '.repeat(20_000)}x`, 'read', 'document-unsafe', 'document-damaged', 'document-too-slow'),
  text('djupa-listor.md', () => Array.from({ length: 3000 }, (_, no) => `${' '.repeat(no * 2)}- x`).join('\n'), 'read', 'document-damaged', 'document-unsafe', 'document-too-slow', 'document-too-heavy'),
  text('siffror.txt', () => '1'.repeat(3 * million), 'read', 'document-too-slow'),
  text('siffror-och-streck.txt', () => '19121212-'.repeat(500_000), 'read', 'document-too-slow'),
  text('adresser.txt', () => 'a@'.repeat(million), 'read', 'document-too-slow'),
  text('länkar.txt', () => 'http://a.'.repeat(500_000), 'read', 'document-too-slow'),
  text('årtal.txt', () => 'tertial 1 2017 och '.repeat(300_000), 'read', 'document-too-slow', 'document-too-heavy'),
  text('versaler-och-kolon.txt', () => 'Ansvarig: '.repeat(500_000), 'read', 'document-too-slow', 'document-too-heavy'),
  text('djup.html', () => `<!doctype html><body>${'<div>'.repeat(100_000)}x`, 'document-unsafe'),
  text('djup-fetstil.html', () => `<!doctype html><body>${'<b><p>'.repeat(50_000)}x`, 'document-unsafe'),
  text('formatmärken.html', () => `<!doctype html><body>${Array.from({ length: 3000 }, (_, no) => `<b id=${no}>`).join('')}${'<p>x'.repeat(3000)}`, 'document-unsafe', 'read'),
  text('spann.html', () => '<!doctype html><body><h1>x</h1><table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b<tr><td>c</table>', 'read'),
  text('många-spann.html', () => `<!doctype html><body><table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(5000)}</table>`, 'read'),
  text('attribut.html', () => `<!doctype html><body ${Array.from({ length: 50_000 }, (_, no) => `a${no}=1`).join(' ')}><p>Polisen`, 'read', 'document-too-slow'),
  text('stilmall.html', () => `<!doctype html><style>${'.a{font-weight:bold;'.repeat(20_000)}</style><p class=a>Polisen`, 'read'),
  text('öppen-kommentar.html', () => `<!doctype html><body><p>Polisen${'<!--'.repeat(200_000)}`, 'read', 'document-too-slow'),
  text('bara-skript.html', () => '<!doctype html><script>while(1){}</script>', 'document-empty'),
];

const PDF: HostileFile[] = [
  file('halva.pdf', () => cut(pdfFile(['Polisen ska patrullera.']), 0.5), 'document-damaged', 'document-empty', 'read', 'document-scanned'),
  file('störd.pdf', () => garble(pdfFile(['Polisen ska patrullera.']), 0.1, 200), 'document-damaged', 'document-empty', 'read', 'document-scanned'),
  text('bara-huvud.pdf', () => '%PDF-1.7\n', 'document-damaged'),
  file('skräp-efter-huvud.pdf', () => Uint8Array.from([...utf8('%PDF-1.4\n'), ...noise(20_000)]), 'document-damaged'),
  file('utan-text.pdf', () => pdfFile([]), 'document-empty', 'document-scanned'),
  file('inskannad.pdf', () => pdfWithObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    stream('q 595 0 0 842 0 0 cm /I Do Q'),
    stream('\x80', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 '),
  ]), 'document-scanned'),
  file('lösenord.pdf', () => pdfWithObjects(
    ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', `<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -44 >>`],
    '/Encrypt 3 0 R /ID [<00><00>] ',
  ), 'document-locked', 'document-damaged'),
  file('sidor-i-ring.pdf', () => pdfWithObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']), 'document-damaged', 'document-empty', 'document-scanned'),
  file('sidor-utan-slut.pdf', () => pdfWithObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 299 >>', '<< /Type /Pages /Kids [2 0 R] /Count 299 >>']), 'document-damaged', 'document-empty', 'document-scanned', 'document-too-slow'),
  file('miljard-sidor.pdf', () => pdfWithObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>']), 'document-too-long', 'document-damaged'),
  file('301-sidor.pdf', () => pdfFile(Array.from({ length: 301 }, (_, no) => `Sida ${no}`)), 'document-too-long'),
  file('ofantlig-ström.pdf', () => pdfWithObjects([
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    '<< /Length 999999999999 >>\nstream\nBT (x) Tj ET\nendstream',
  ]), 'document-damaged', 'document-empty', 'document-scanned'),
  file('formulär-i-ring.pdf', () => pdfWithObjects([
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
    stream('/F Do'),
    stream('/F Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> '),
  ]), 'document-damaged', 'document-empty', 'document-scanned', 'document-too-slow', 'document-too-heavy'),
  file('deflatebomb.pdf', () => deflateBombPdf(), 'document-damaged', 'document-empty', 'document-scanned', 'document-too-heavy', 'document-too-slow', 'read'),
  file('djupa-listor.pdf', () => pdfWithObjects([`<< /Type /Catalog /Pages ${'['.repeat(50_000)} >>`]), 'document-damaged', 'document-empty'),
];

function stream(content: string, entries = ''): string {
  return `<< ${entries}/Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function deflateBombPdf(): Uint8Array {
  const packed = zlibSync(new Uint8Array(300_000_000).fill(0x20), { level: 9 });
  return pdfWithObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    stream(latin1(packed), '/Filter /FlateDecode '),
  ]);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Says in the directory that every file is ten bytes when unpacked. */
function lieAboutSize(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer);
  for (let at = 0; at < zip.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  return zip;
}

function duplicateEntry(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'word/document.xml': utf8('<a/>'), 'word/document.xmx': utf8('<b/>') }));
  for (let at = bytes.indexOf('.xmx'); at !== -1; at = bytes.indexOf('.xmx', at)) bytes.write('.xml', at, 'latin1');
  return new Uint8Array(bytes);
}

export const HOSTILE_FILES: readonly HostileFile[] = [...WORD, ...OTHER, ...PDF];
