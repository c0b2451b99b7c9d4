import { deflateSync } from 'node:zlib';
import { cut, file, garble, noise, text, utf8, type HostileFile } from '#tests/support/hostile-file.ts';
import { pdfFile, pdfWithObjects } from '#tests/support/pdf-file.ts';

export const HOSTILE_PDF: HostileFile[] = [
  file(
    'halva.pdf',
    () => cut(pdfFile(['Polisen ska patrullera.']), 0.5),
    'document-damaged',
    'document-empty',
    'read',
    'document-scanned',
  ),
  file(
    'störd.pdf',
    () => garble(pdfFile(['Polisen ska patrullera.']), 0.1, 200),
    'document-damaged',
    'document-empty',
    'read',
    'document-scanned',
  ),
  text('bara-huvud.pdf', () => '%PDF-1.7\n', 'document-damaged'),
  file('skräp-efter-huvud.pdf', () => Uint8Array.from([...utf8('%PDF-1.4\n'), ...noise(20_000)]), 'document-damaged'),
  file('utan-text.pdf', () => pdfFile([]), 'document-empty', 'document-scanned'),
  file(
    'inskannad.pdf',
    () =>
      pdfWithObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
        stream('q 595 0 0 842 0 0 cm /I Do Q'),
        stream(
          '\x80',
          '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ',
        ),
      ]),
    'document-scanned',
  ),
  file(
    'lösenord.pdf',
    () =>
      pdfWithObjects(
        [
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [] /Count 0 >>',
          `<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -44 >>`,
        ],
        '/Encrypt 3 0 R /ID [<00><00>] ',
      ),
    'document-locked',
    'document-damaged',
  ),
  file(
    'sidor-i-ring.pdf',
    () => pdfWithObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']),
    'document-damaged',
    'document-empty',
    'document-scanned',
  ),
  file(
    'sidor-utan-slut.pdf',
    () =>
      pdfWithObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 299 >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 299 >>',
      ]),
    'document-damaged',
    'document-empty',
    'document-scanned',
    'document-too-slow',
  ),
  file(
    'miljard-sidor.pdf',
    () =>
      pdfWithObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ]),
    'document-empty',
    'document-too-long',
    'document-damaged',
  ),
  file('301-sidor.pdf', () => pdfFile(Array.from({ length: 301 }, (_, no) => `Sida ${no}`)), 'document-too-long'),
  file(
    'ofantlig-ström.pdf',
    () =>
      pdfWithObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
        '<< /Length 999999999999 >>\nstream\nBT (x) Tj ET\nendstream',
      ]),
    'document-damaged',
    'document-empty',
    'document-scanned',
  ),
  file(
    'formulär-i-ring.pdf',
    () =>
      pdfWithObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
        stream('/F Do'),
        stream('/F Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> '),
      ]),
    'document-damaged',
    'document-empty',
    'document-scanned',
    'document-too-slow',
    'document-too-heavy',
  ),
  file(
    'deflatebomb.pdf',
    () => deflateBombPdf(),
    'document-damaged',
    'document-empty',
    'document-scanned',
    'document-too-heavy',
    'document-too-slow',
    'read',
  ),
  file(
    'djupa-listor.pdf',
    () => pdfWithObjects([`<< /Type /Catalog /Pages ${'['.repeat(50_000)} >>`]),
    'document-damaged',
    'document-empty',
  ),
];

function stream(content: string, entries = ''): string {
  return `<< ${entries}/Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function deflateBombPdf(): Uint8Array {
  const packed = deflateSync(new Uint8Array(300_000_000).fill(0x20));
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
