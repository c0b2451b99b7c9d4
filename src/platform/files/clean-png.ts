import { joined } from '#platform/files/file-kind.ts';
import { PNG_SIGNATURE_LENGTH, pngChunks } from '#platform/files/png-chunks.ts';

/** What a picture is drawn from (W3C PNG, third edition); text, time, Exif and chunks of other programs are none of it. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD']);

/**
 * A PNG picture without what is not the picture, and without what lies behind its end. Of a moving one the first picture
 * stays.
 * @returns null where it is no whole picture, or a check sum is wrong
 */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const chunks = pngChunks(bytes);
  if (chunks === null) return null;
  const kept = chunks.flatMap(({ name, whole }) => (KEPT.has(name) ? [whole] : []));
  return joined([bytes.subarray(0, PNG_SIGNATURE_LENGTH), ...kept]);
}
