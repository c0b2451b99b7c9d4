import { promisify } from 'node:util';
import { createInflate, deflate, inflate } from 'node:zlib';
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

/**
 * Whether a picture's pixels unpack to as many as it says that it has, and no more. They are counted as they come and not kept,
 * so that a large picture takes no memory, nor does a small one that unpacks to a thousand times its size.
 */
export function unpacksAsSaid(drawing: PngDrawing): Promise<boolean> {
  const said = pixelBytes(drawing);
  return new Promise((resolve) => {
    let bytes = 0;
    const unpacked = createInflate();
    unpacked.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= said) return;
      resolve(false);
      unpacked.destroy();
    });
    unpacked.on('error', () => resolve(false));
    unpacked.on('end', () => resolve(bytes === said));
    unpacked.end(drawing.idat);
  });
}
