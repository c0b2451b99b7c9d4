import { deflateSync } from 'node:zlib';
import { joined } from '#platform/files/file-kind.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';

/** Small whole pictures, drawn by ImageMagick, and the parts that hostile ones are put together from. */
export const JPEG = from64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFhABAQEAAAAAAAAAAAAAAAAAABNh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAMAwEAAhEDEQA/AMxbS2oLFlhDC+6pfbRBYEMDqn//2Q==',
);
export const PROGRESSIVE_JPEG = from64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAAQABgDAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAcD/9oADAMBAAIQAxAAAAHK8r4BPXqKgf/EABUQAQEAAAAAAAAAAAAAAAAAAAAT/9oACAEBAAEFArrrrrrv/8QAFhEAAwAAAAAAAAAAAAAAAAAAABVh/9oACAEDAQE/AX1H1H1H1H1H1P/EABYRAAMAAAAAAAAAAAAAAAAAAAAWYf/aAAgBAgEBPwFdguwXYLsF2C7D/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFRABAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQEAAT8hpSlKU//aAAwDAQACAAMAAAAQ2xJ//8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAwEBPxBAAf/EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQIBAT8QX/8A/8QAFRABAQAAAAAAAAAAAAAAAAAAABH/2gAIAQEAAT8Qllllll//2Q==',
);
/** With its own time and text chunks, as the program that drew it wrote them. */
export const PNG = from64(
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAEBAMAAABfKlNwAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAD1BMVEX/AACqAFVVAKoAAP////+bBLeIAAAAAWJLR0QEj2jZUQAAAAd0SU1FB+oLHAk7H6h/kjAAAAAWSURBVAjXY2AAAkFBQQYlJSUGY2NjAAWkATNfzB5FAAAAJXRFWHRkYXRlOmNyZWF0ZQAyMDI2LTExLTI4VDA5OjU5OjMwKzAwOjAw758CZwAAACV0RVh0ZGF0ZTptb2RpZnkAMjAyNi0xMS0yOFQwOTo1OTozMCswMDowMJ7CutsAAAAASUVORK5CYII=',
);
export const WEBP = from64(
  'UklGRlAAAABXRUJQVlA4IEQAAACwAgCdASoIAAgAAgA0JagCdLcAlgH8AuP8D0P9gAAA/vaw64VOXrH/ji+FUl6/eFUl/8Cd/4U1/5nM6/LrKOkkS4AAAA==',
);
export const PDF = ascii('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');

/** What a phone writes beside the picture, and nobody should find in ours. */
export const SECRETS = ['GPS-HEMMA-59.33', 'Telefonmodell 12', 'Anna Hemlig', '2026:04-20 22:13'];

function from64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** A segment of a JPEG file: marker, length, content. */
export function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), content]);
}

/** Exif that says which way is up, and has a GPS directory and the secrets in its data. */
export function exif(orientation: number, order: 'MM' | 'II' = 'MM'): Uint8Array {
  const little = order === 'II';
  const head = new DataView(new ArrayBuffer(38));
  head.setUint16(0, little ? 0x4949 : 0x4d4d);
  head.setUint16(2, 42, little);
  head.setUint32(4, 8, little);
  head.setUint16(8, 2, little);
  const entry = (at: number, tag: number, type: number, value: number): void => {
    head.setUint16(at, tag, little);
    head.setUint16(at + 2, type, little);
    head.setUint32(at + 4, 1, little);
    if (type === 3) head.setUint16(at + 8, value, little);
    else head.setUint32(at + 8, value, little);
  };
  entry(10, 0x0112, 3, orientation);
  entry(22, 0x8825, 4, 38);
  return joined([ascii('Exif\0\0'), new Uint8Array(head.buffer), ascii(SECRETS.join('\0'))]);
}

/** The JPEG with segments put in behind its first two bytes. */
export function jpegWith(...segments: readonly Uint8Array[]): Uint8Array {
  return joined([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);
}

/** A dark disc on transparent ground, in pixels: a logo that could not be seen in the dark. With a secret in its text. */
export function logoPng(width: number, height: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint16(8, 0x0806);
  const raw = new Uint8Array(height * (1 + 4 * width));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (((2 * x + 1 - width) / width) ** 2 + ((2 * y + 1 - height) / height) ** 2 < 1)
        raw.set([16, 40, 90, 255], y * (1 + 4 * width) + 1 + 4 * x);
  return joined([
    PNG.subarray(0, 8),
    pngChunk('IHDR', new Uint8Array(header.buffer)),
    pngChunk('tEXt', ascii(`Author\0${SECRETS.join(' ')}`)),
    pngChunk('IDAT', Uint8Array.from(deflateSync(raw))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** The PNG with chunks put in behind its header chunk. */
export function pngWith(...chunks: readonly Uint8Array[]): Uint8Array {
  return joined([PNG.subarray(0, 33), ...chunks, PNG.subarray(33)]);
}

export function webpChunk(name: string, content: Uint8Array): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length, true);
  return joined([ascii(name), new Uint8Array(length.buffer), content, new Uint8Array(content.length % 2)]);
}

/** The WebP in the extended form, with a chunk after its picture. */
export function webpWith(...chunks: readonly Uint8Array[]): Uint8Array {
  const header = webpChunk('VP8X', Uint8Array.of(0b0010_1100, 0, 0, 0, 7, 0, 0, 7, 0, 0));
  const body = joined([header, WEBP.subarray(12), ...chunks]);
  const head = Uint8Array.from(WEBP.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}
