import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#platform/errors.ts';
import { acceptFile } from '#platform/files/accept-file.ts';
import { fileKind, joined, LARGEST_FILE } from '#platform/files/file-kind.ts';
import { orientationIn } from '#platform/files/orientation.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';
import { runs } from '#tests/support/examples.ts';
import {
  ascii,
  exif,
  JPEG,
  jpegWith,
  PDF,
  PNG,
  pngWith,
  PROGRESSIVE_JPEG,
  SECRETS,
  segment,
  WEBP,
  webpChunk,
  webpWith,
} from '#tests/support/picture-files.ts';

const accept = (bytes: Uint8Array, name = 'IMG_1.jpeg') => acceptFile({ bytes, name });
const kept = (bytes: Uint8Array): string => Buffer.from(accept(bytes).bytes).toString('latin1');
const refused = (bytes: Uint8Array): string => {
  try {
    accept(bytes);
  } catch (fault) {
    if (fault instanceof AppError) return fault.code;
    throw fault;
  }
  return 'accepted';
};
const secrets = ascii(SECRETS.join('\n'));
const zip = joined([ascii('PK\x03\x04'), secrets, ascii('PK\x05\x06'), new Uint8Array(18)]);
const page = ascii(`<!doctype html><script>alert('${SECRETS[0]}')</script>`);

describe('a picture is kept without where, when, with what and by whom it was taken', () => {
  test.each<[string, Uint8Array]>([
    ['Exif with GPS', jpegWith(segment(0xe1, exif(1)))],
    ['Exif, the other byte order', jpegWith(segment(0xe1, exif(6, 'II')))],
    ['XMP', jpegWith(segment(0xe1, joined([ascii('http://ns.adobe.com/xap/1.0/\0'), secrets])))],
    ['IPTC', jpegWith(segment(0xed, joined([ascii('Photoshop 3.0\0'), secrets])))],
    ['a comment', jpegWith(segment(0xfe, secrets))],
    ['a page in a comment', jpegWith(segment(0xfe, page))],
    ['a small copy beside JFIF', jpegWith(segment(0xe0, joined([ascii('JFXX\0'), secrets])))],
    ['a small copy in JFIF', jpegWith(segment(0xe0, joined([ascii('JFIF\0'), new Uint8Array(9), secrets])))],
    ['segments of a camera', jpegWith(...[0xe2, 0xe3, 0xef].map((marker) => segment(marker, secrets)))],
    ['an archive behind the end', joined([JPEG, zip])],
    ['a page behind the end', joined([PROGRESSIVE_JPEG, page])],
    ['text in PNG', pngWith(...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'prVt'].map((name) => pngChunk(name, secrets)))],
    ['an archive behind a PNG', joined([PNG, zip])],
    [
      'Exif and XMP in WebP',
      webpWith(webpChunk('EXIF', exif(1)), webpChunk('XMP ', secrets), webpChunk('OWN ', secrets)),
    ],
    ['an archive behind a WebP', joined([WEBP, zip])],
  ])('%s', (_what, bytes) => {
    const words = kept(bytes);
    for (const secret of SECRETS) expect(words).not.toContain(secret);
    expect(words).not.toMatch(/<script|xap\/1|Photoshop/);
    expect(words).not.toContain('PK\x05\x06');
  });

  test.each([JPEG, PROGRESSIVE_JPEG, WEBP])(
    'and is the same picture, byte for byte, where there was nothing of it',
    (bytes) => {
      expect(accept(bytes).bytes).toEqual(bytes);
    },
  );

  test('the coded picture is untouched', () => {
    expect(accept(jpegWith(segment(0xe1, exif(1)), segment(0xfe, secrets))).bytes).toEqual(JPEG);
    expect(accept(pngWith(pngChunk('tEXt', secrets))).bytes).toEqual(accept(PNG).bytes);
    expect(kept(PNG)).not.toMatch(/tEXt|tIME/);
    expect(accept(webpWith(webpChunk('EXIF', exif(1)))).bytes).toEqual(
      joined([webpWith().subarray(0, 20), Uint8Array.of(0b0010_0000), webpWith().subarray(21)]),
    );
  });

  test.each([2, 3, 6, 8])('which way is up stays (%i)', (orientation) => {
    for (const order of ['MM', 'II'] as const) {
      const { bytes } = accept(jpegWith(segment(0xe1, exif(orientation, order))));
      expect([...bytes.subarray(2, 4)]).toEqual([0xff, 0xe1]);
      expect(orientationIn(bytes.subarray(6))).toBe(orientation);
      expect(accept(bytes).bytes).toEqual(bytes);
    }
  });

  test('so that cleaning again changes nothing, whatever a camera had put in', () => {
    const marker = fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe5, 0xed, 0xee, 0xfe);
    const extra = fc.array(fc.tuple(marker, fc.uint8Array({ maxLength: 60 })), { maxLength: 5 });
    fc.assert(
      fc.property(extra, (segments) => {
        const once = accept(jpegWith(...segments.map(([mark, content]) => segment(mark, content)))).bytes;
        expect(accept(once).bytes).toEqual(once);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('what is no picture and no PDF is refused, whatever it is called', () => {
  test.each<[string, Uint8Array]>([
    ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['SVG behind its XML line', ascii('<?xml version="1.0"?><svg/>')],
    ['HTML', page],
    ['GIF', ascii('GIF89a;')],
    ['a program', ascii('MZ\x90\0')],
    ['an archive', zip],
    ['HEIC', joined([new Uint8Array(4), ascii('ftypheic')])],
    ['a PDF behind a page', joined([page, PDF])],
    ['a JPEG behind a page', joined([page, JPEG])],
    ['three bytes', Uint8Array.of(0xff, 0xd8)],
    ['RIFF that is sound', ascii('RIFF\x24\0\0\0WAVEfmt ')],
  ])('%s', (_what, bytes) => {
    expect(refused(bytes)).toBe('file-kind-refused');
  });

  test.each<[string, Uint8Array]>([
    ['a JPEG cut off', JPEG.subarray(0, 200)],
    ['a JPEG of its first bytes alone', JPEG.subarray(0, 3)],
    [
      'a JPEG with a segment longer than the file',
      joined([JPEG.subarray(0, 2), Uint8Array.of(0xff, 0xe1, 0xff, 0xff), page]),
    ],
    ['a JPEG without a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
    ['a JPEG that is a page', joined([Uint8Array.of(0xff, 0xd8, 0xff), page])],
    ['a JPEG with two pictures', joined([JPEG.subarray(0, -2), JPEG.subarray(2)])],
    ['a PNG cut off', PNG.subarray(0, -8)],
    [
      'a PNG with a wrong check sum',
      pngWith(Uint8Array.from(pngChunk('tEXt', secrets), (byte, at) => (at === 9 ? byte ^ 1 : byte))),
    ],
    ['a PNG without a picture', joined([PNG.subarray(0, 33), pngChunk('IEND', new Uint8Array())])],
    [
      'a PNG with a chunk longer than the file',
      joined([PNG.subarray(0, 33), Uint8Array.of(0x7f, 255, 255, 255), page]),
    ],
    ['a WebP cut off', WEBP.subarray(0, -8)],
    ['a WebP without a picture', ascii('RIFF\x04\0\0\0WEBP')],
    ['a moving WebP', webpWith(webpChunk('ANIM', new Uint8Array(6)))],
    ['a PDF without end', PDF.subarray(0, 20)],
    ['a PDF with an archive behind it', joined([PDF, zip])],
    ['a PDF with a page behind it', joined([PDF, page])],
  ])('%s', (_what, bytes) => {
    expect(refused(bytes)).toBe('file-damaged');
  });

  test('nothing, and too much', () => {
    expect(refused(new Uint8Array())).toBe('file-empty');
    expect(refused(joined([JPEG, new Uint8Array(LARGEST_FILE)]))).toBe('file-too-large');
  });

  test('any bytes are kept or refused, never a fault of ours', () => {
    const heads = [JPEG.subarray(0, 3), PNG.subarray(0, 8), WEBP.subarray(0, 12), PDF.subarray(0, 5), new Uint8Array()];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const bytes = joined([head, rest]);
        expect(['accepted', 'file-empty', 'file-kind-refused', 'file-damaged']).toContain(refused(bytes));
      }),
      { numRuns: runs(400) },
    );
  });

  test('a file with one byte changed is kept or refused, and what is kept is still what it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(JPEG, PNG, WEBP), fc.nat(), fc.nat(255), (whole, at, byte) => {
        const bytes = Uint8Array.from(whole);
        bytes[at % bytes.length] = byte;
        if (refused(bytes) !== 'accepted') return;
        expect(fileKind(accept(bytes).bytes)).toBe(fileKind(bytes));
      }),
      { numRuns: runs(300) },
    );
  });
});

test.each([
  ['IMG_1.HEIC', 'IMG_1.jpg'],
  ['vandring.php.jpg', 'vandring.php.jpg'],
  ['C:\\Bilder\\på torget.jpeg', 'på torget.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['a\r\nSet-Cookie: x"; evil.html', 'aSet-Cookie x evil.jpg'],
  ['\u202Egpj.exe', 'gpj.jpg'],
  ['.jpg', 'fil.jpg'],
  ['x'.repeat(300), `${'x'.repeat(100)}.jpg`],
])('%j is called %j', (name, called) => {
  expect(accept(JPEG, name).name).toBe(called);
});

test('a PDF is kept as it came', () => {
  expect(acceptFile({ bytes: PDF, name: 'Protokoll.PDF' })).toEqual({
    bytes: PDF,
    name: 'Protokoll.pdf',
    mediaType: 'application/pdf',
  });
});
