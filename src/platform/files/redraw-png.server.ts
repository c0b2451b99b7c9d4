import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { arePixelsOf, pixelBytes, pngOf, type PngDrawing } from '#platform/files/png-drawing.ts';

/**
 * A picture as a file that holds its pixels and nothing else, wherever something was hidden in it: the pixels are unpacked
 * and packed anew. Takes no more memory than the picture's own size in pixels says.
 * @returns null where the pixels are not what the picture says that they are
 */
export async function redrawPng(drawing: PngDrawing): Promise<Uint8Array | null> {
  try {
    const raw = await promisify(inflate)(drawing.idat, { maxOutputLength: pixelBytes(drawing) });
    return arePixelsOf(drawing, raw) ? pngOf(drawing, await promisify(deflate)(raw, { level: 9 })) : null;
  } catch {
    return null;
  }
}
