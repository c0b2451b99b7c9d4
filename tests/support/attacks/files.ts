import { strToU8, zipSync } from 'fflate';
import { largeZip } from '../hostile-file.ts';
import { ascii, jpegWith, PDF } from '../picture-files.ts';
import { wordParts } from '../word-file.ts';
import { AT_THE_DOOR, type Attack } from './attack.ts';
import { newId } from '#platform/uuid.server.ts';

const NO_PICTURE = 'Filen är varken en bild';
const picture = (
  name: string,
  file: string,
  bytes: () => Uint8Array,
  status: number,
  says: string,
  why: string,
): Attack => ({
  name: `log an activity with ${name}`,
  how: ({ at, own }) => ({
    as: 'contact',
    at: `/arbete/aktiviteter/${at}?/logga`,
    fields: {
      'a-key': newId(),
      'a-for': `${own.point(0)} ${own.parties.municipality}`,
      'a-what': 'Vandring',
      'a-day': '2026-04-01',
    },
    file: { field: 'a-file', name: file, bytes: bytes() },
  }),
  status,
  says,
  kept: { type: 'file-refused', by: 'contact', data: { why } },
});
const sheet = (
  name: string,
  bytes: () => Uint8Array,
  status = 422,
  says = 'går inte att läsa',
  why = 'sheet-unreadable',
): Attack => ({
  name: `send back ${name} as the spreadsheet`,
  how: ({ at }) => ({
    as: 'coordinator',
    at: `/arbete/rutnat/${at}/kalkylblad?/visa`,
    file: { field: 'blad', name: 'uppfoljning.xlsx', bytes: bytes() },
  }),
  status,
  says,
  kept: { type: 'file-refused', by: 'coordinator', data: { why } },
});
const document = (name: string, bytes: () => Uint8Array): Attack => ({
  name: `import ${name}`,
  how: ({ own }) => ({
    as: 'coordinator',
    at: '/arbete/import?/dokument',
    fields: { kommun: own.slug },
    file: { field: 'dokument', name: 'lofte.docx', bytes: bytes() },
  }),
  // One document of several: the page tells of each.
  status: 200,
  says: 'kan vara farligt',
  kept: { type: 'file-refused', by: 'coordinator', data: { why: 'document-unsafe' } },
});

const SPACES = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1_000_000).fill(0x20);
const ENTITIES =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
const CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Rad&b;&f;</t></is></c></row></sheetData>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(sheetXml: Uint8Array): [string, Uint8Array][] {
  return [
    [
      '[Content_Types].xml',
      strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
    ],
    [
      '_rels/.rels',
      strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      strToU8(
        `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="U" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ],
    ['xl/worksheets/sheet1.xml', sheetXml],
  ];
}
const HTML = '<!doctype html><script>alert(1)</script>';

/** Files that are too large, or not what they say. */
export const FILE_ATTACKS: readonly Attack[] = [
  picture('a page called a picture', 'bild.png', () => ascii(HTML), 422, NO_PICTURE, 'file-kind-refused'),
  picture(
    'a drawing with script',
    'bild.svg',
    () => ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    422,
    NO_PICTURE,
    'file-kind-refused',
  ),
  picture('a program', 'bild.jpg', () => ascii('MZ\x90\0\x03'), 422, NO_PICTURE, 'file-kind-refused'),
  picture(
    'a page behind the head of a GIF',
    'bild.gif',
    () => ascii(`GIF89a/*${HTML}*/`),
    422,
    NO_PICTURE,
    'file-kind-refused',
  ),
  picture('a cut picture', 'bild.jpg', () => jpegWith().subarray(0, 150), 422, 'Filen är inte hel', 'file-damaged'),
  picture(
    'a PDF that is a zip as well',
    'handling.pdf',
    () => new Uint8Array([...PDF, ...zipSync({ 'a.html': strToU8(HTML) })]),
    422,
    'Filen är inte hel',
    'file-damaged',
  ),
  picture('11 MB', 'bild.jpg', () => new Uint8Array(11_000_000), 413, 'Filen är för stor', 'file-too-large'),
  {
    ...picture('31 MB', 'bild.jpg', () => new Uint8Array(31_000_000), 413, 'Bilden är för stor.', ''),
    kept: { none: AT_THE_DOOR },
  },
  sheet('a page', () => new Uint8Array([...ascii('PK'), ...ascii(HTML)])),
  sheet('a zip bomb', () => largeZip(workbook(SPACES(300)))),
  sheet('XML with entities', () =>
    zipSync(Object.fromEntries(workbook(strToU8(`${ENTITIES}<worksheet xmlns="${MAIN}">${CELL}</worksheet>`)))),
  ),
  sheet('3 MB', () => new Uint8Array(3_000_000).fill(0x41), 413, 'Kalkylbladet är för stort.', 'sheet-too-large'),
  {
    name: 'send 5 MB as the spreadsheet',
    how: ({ at }) => ({
      as: 'coordinator',
      at: `/arbete/rutnat/${at}/kalkylblad?/visa`,
      file: { field: 'blad', name: 'x.xlsx', bytes: new Uint8Array(5_000_000) },
    }),
    status: 413,
    says: 'Kalkylbladet är för stort.',
    kept: { none: AT_THE_DOOR },
  },
  document('a zip bomb', () =>
    largeZip(
      Object.entries({ ...wordParts({ body: '' }), 'word/document.xml': SPACES(150) } as Record<string, Uint8Array>),
    ),
  ),
  document('XML with entities', () =>
    zipSync({
      ...wordParts({ body: '' }),
      'word/document.xml': strToU8(`${ENTITIES}<w:document xmlns:w="x"><w:body>&f;</w:body></w:document>`),
    }),
  ),
  {
    name: 'note a signature with a page called a PDF',
    how: ({ at, own }) => ({
      as: 'coordinator',
      at: `/arbete/nycklar/${at}?/underteckna`,
      fields: { part: own.parties.municipality, namn: 'Kim Ek', befattning: 'direktör', dag: '2026-01-10' },
      file: { field: 'handling', name: 'avtal.pdf', bytes: ascii(HTML) },
    }),
    status: 422,
    says: 'ska vara en PDF-fil',
    kept: { type: 'file-refused', by: 'coordinator', data: { why: 'signed-document-unfit' } },
  },
];
