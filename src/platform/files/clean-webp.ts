import { joined, text } from '#platform/files/file-kind.ts';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
const HEADER = 12;
const EXIF_AND_XMP = 0b0000_1100;

/**
 * A WebP picture (RFC 9649) without Exif, XMP, chunks of other programs and whatever lies behind its end.
 * @returns null where it is no whole picture, or a moving one
 */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length || end < HEADER) return null;
  const kept: Uint8Array[] = [];
  let pictures = 0;
  for (let at = HEADER; at < end;) {
    if (at + 8 > end) return null;
    const name = text(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (next > end || name === 'ANIM' || name === 'ANMF') return null;
    if (name === 'VP8 ' || name === 'VP8L') pictures += 1;
    if (KEPT.has(name)) kept.push(name === 'VP8X' ? withoutFlags(bytes.slice(at, next)) : bytes.subarray(at, next));
    at = next;
  }
  if (pictures !== 1) return null;
  const body = joined(kept);
  const head = bytes.slice(0, HEADER);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

/** The chunk says what follows: no Exif and no XMP do any longer. */
function withoutFlags(chunk: Uint8Array): Uint8Array {
  chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP;
  return chunk;
}
