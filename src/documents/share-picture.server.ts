import { renderAsync } from '@resvg/resvg-js';
import type { RingPoint } from '#documents/promise-ring.ts';
import { sharePictureSvg } from '#documents/share-picture.ts';

/** The picture of a promise, or of one of its points, as a PNG; off the main thread. The same bytes for the same points. */
export async function sharePicturePng(points: readonly RingPoint[], point: number | null): Promise<Uint8Array> {
  const drawing = await renderAsync(sharePictureSvg(points, point), { font: { loadSystemFonts: false } });
  return new Uint8Array(drawing.asPng());
}
