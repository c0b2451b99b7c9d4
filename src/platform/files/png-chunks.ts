import { text } from '#platform/files/file-kind.ts';

export const PNG_SIGNATURE_LENGTH = 8;
/** Length, name and check sum. */
const FRAME = 12;

/** A part of a PNG picture: `whole` is as it stands in the file, `content` what it holds. */
export type PngChunk = { readonly name: string; readonly whole: Uint8Array; readonly content: Uint8Array };

/**
 * The chunks of a PNG picture from its header to its end, both included; what lies behind that is left out.
 * @returns null where it is no whole picture, or a check sum is wrong
 */
export function pngChunks(bytes: Uint8Array): PngChunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: PngChunk[] = [];
  for (let at = PNG_SIGNATURE_LENGTH; at + FRAME <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + FRAME + length;
    if (end > bytes.length) return null;
    const name = text(bytes, at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    if (chunks.length === 0 && (name !== 'IHDR' || length !== 13)) return null;
    chunks.push({ name, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (name === 'IEND') return length === 0 && chunks.some((chunk) => chunk.name === 'IDAT') ? chunks : null;
    at = end;
  }
  return null;
}

/** A chunk as it stands in a file. */
export function pngChunk(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(FRAME + content.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  for (let at = 0; at < 4; at += 1) whole[4 + at] = name.charCodeAt(at);
  whole.set(content, 8);
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, -4)));
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** ISO 3309, as PNG uses it. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
