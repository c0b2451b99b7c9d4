import { text } from '#platform/files/file-kind.ts';

const TAG = 0x0112;
const SHORT = 3;
/** "Exif" and two zero bytes, before the TIFF header that offsets are counted from. */
const EXIF = 'Exif\0\0';

/** Which way is up (1 to 8) according to an Exif segment's content, or null where it does not say. */
export function orientationIn(content: Uint8Array): number | null {
  if (text(content, 0, EXIF.length) !== EXIF) return null;
  const view = new DataView(content.buffer, content.byteOffset + EXIF.length, content.length - EXIF.length);
  if (view.byteLength < 8) return null;
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const count = view.getUint16(first, little);
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, little) !== TAG || view.getUint16(at + 2, little) !== SHORT) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A segment that says which way is up and nothing else; none where it is as it stands. */
export function orientationSegment(orientation: number): Uint8Array[] {
  if (orientation === 1) return [];
  const tiff = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    SHORT,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const content = [...[...EXIF].map((sign) => sign.charCodeAt(0)), ...tiff];
  return [Uint8Array.from([0xff, 0xe1, 0, content.length + 2, ...content])];
}
