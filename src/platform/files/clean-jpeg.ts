import { joined, text } from '#platform/files/file-kind.ts';
import { orientationIn, orientationSegment } from '#platform/files/orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const JFIF_BYTES = 18;

/**
 * A JPEG picture (ITU-T T.81) without what is not the picture: place, time and camera (Exif), captions (IPTC, XMP),
 * comments, small copies, and whatever lies behind its end. Which way is up stays, and so does the colour profile.
 * @returns null where it is no whole picture
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let pictures = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1; // fill bytes, B.1.1.2
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0 || marker === SOI) return null;
    if (marker === EOI) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === APP1) orientation = orientationIn(segment.subarray(4)) ?? orientation;
    kept.push(...keptOf(marker, segment));
    at = end;
    if (isFrame(marker)) {
      if (!hasSize(segment)) return null;
      pictures += 1;
    }
    if (marker === SOS) {
      const after = endOfScan(bytes, at);
      if (after === null) return null;
      kept.push(bytes.subarray(at, after));
      at = after;
    }
  }
  if (pictures !== 1) return null;
  const [soi, ...rest] = kept;
  if (soi === undefined) return null;
  return joined([soi, ...orientationSegment(orientation), ...rest, Uint8Array.of(0xff, EOI)]);
}

/** Quantisation, Huffman tables, frames and scans stay; of the application's own segments those that colours need. */
function keptOf(marker: number, segment: Uint8Array): Uint8Array[] {
  const isApplication = marker >= APP0 && marker <= 0xef;
  if (!isApplication) return marker >= 0xc0 && marker <= 0xdf ? [segment] : [];
  const name = text(segment, 4, 16);
  if (marker === APP0 && name.startsWith('JFIF\0') && segment.length >= JFIF_BYTES) return [withoutThumbnail(segment)];
  if (marker === APP2 && name.startsWith('ICC_PROFILE\0')) return [segment];
  return marker === APP14 && name.startsWith('Adobe') ? [segment] : [];
}

function withoutThumbnail(jfif: Uint8Array): Uint8Array {
  const small = jfif.slice(0, JFIF_BYTES);
  small.set([0, JFIF_BYTES - 2], 2);
  small.set([0, 0], JFIF_BYTES - 2);
  return small;
}

/** SOF0 … SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function hasSize(frame: Uint8Array): boolean {
  const [high = 0, low = 0, wide = 0, narrow = 0] = frame.subarray(5, 9);
  return frame.length >= 11 && high + low > 0 && wide + narrow > 0;
}

/** Where the coded data ends: at the next marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return null;
}
