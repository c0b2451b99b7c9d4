import { fileKind, joined } from '#platform/files/file-kind.ts';
import { PNG_SIGNATURE_LENGTH, pngChunk, pngChunks, type PngChunk } from '#platform/files/png-chunks.ts';

/** What a PNG picture is drawn from, and nothing else. */
export type PngDrawing = {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The chunks in front of the pixels, as they stand in a file: header, and palette and transparency where there are. */
  readonly before: readonly Uint8Array[];
  /** The pixels, compressed with zlib. */
  readonly idat: Uint8Array;
  /** The lines of the pixels when they are no longer compressed, in turn: so many of so many bytes, a filter byte first. */
  readonly lines: readonly { readonly count: number; readonly bytes: number }[];
};

/** Bits of a sample that each kind of colour may have, and samples of a pixel (PNG, third edition, table 8). */
const COLOURS: Readonly<Record<number, { readonly depths: readonly number[]; readonly samples: number }>> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
};
const PALETTE = 3;
/** Where each pass of an interlaced picture begins, and how far it steps: x, y, x step, y step. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Reads a PNG picture: `moving` for an animated one, `damaged` for what no drawing can be made of. */
export function readPng(bytes: Uint8Array): PngDrawing | 'no-png' | 'moving' | 'damaged' {
  if (fileKind(bytes) !== 'png') return 'no-png';
  const chunks = pngChunks(bytes);
  if (chunks === null) return 'damaged';
  if (chunks.some(({ name }) => name === 'acTL')) return 'moving';
  const header = headerOf(chunks);
  const colours = header === null ? null : coloursOf(chunks, header);
  if (header === null || colours === null || hasStrangers(chunks)) return 'damaged';
  return {
    width: header.width,
    height: header.height,
    before: [pngChunk('IHDR', header.content), ...colours],
    idat: joined(all(chunks, 'IDAT').map(({ content }) => content)),
    lines: linesOf(header),
  };
}

/** The drawing as a file again, its pixels compressed once more. */
export function pngOf({ before }: PngDrawing, idat: Uint8Array): Uint8Array {
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined([
    signature.subarray(0, PNG_SIGNATURE_LENGTH),
    ...before,
    pngChunk('IDAT', idat),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** Whether these are the drawing's pixels, no longer compressed: as many as they must be, each line by a filter there is. */
export function arePixelsOf({ lines }: PngDrawing, raw: Uint8Array): boolean {
  let at = 0;
  for (const { count, bytes } of lines)
    for (let line = 0; line < count; line += 1, at += bytes) if ((raw[at] ?? Infinity) > 4) return false;
  return at === raw.length;
}

/** How many bytes the pixels take when they are no longer compressed. */
export function pixelBytes({ lines }: PngDrawing): number {
  return lines.reduce((sum, { count, bytes }) => sum + count * bytes, 0);
}

type Header = {
  readonly content: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
};

const all = (chunks: readonly PngChunk[], wanted: string) => chunks.filter(({ name }) => name === wanted);

function headerOf(chunks: readonly PngChunk[]): Header | null {
  const [only, second] = all(chunks, 'IHDR');
  if (only === undefined || second !== undefined) return null;
  const { content } = only;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const [depth = 0, colour = 0, compression = 0, filter = 0, interlace = 0] = content.subarray(8);
  if (COLOURS[colour]?.depths.includes(depth) !== true || compression > 0 || filter > 0 || interlace > 1) return null;
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) return null;
  return { content, width, height, depth, colour, isInterlaced: interlace === 1 };
}

/** The palette, where the picture is drawn with one, and what of its colours is seen through. */
function coloursOf(chunks: readonly PngChunk[], { colour, depth }: Header): Uint8Array[] | null {
  const names = chunks.map(({ name }) => name);
  const pixels = names.indexOf('IDAT');
  const [palette, secondPalette] = all(chunks, 'PLTE');
  const [through, secondThrough] = all(chunks, 'tRNS');
  if (secondPalette !== undefined || secondThrough !== undefined) return null;
  const kept: Uint8Array[] = [];
  if (colour === PALETTE) {
    const size = palette?.content.length ?? 0;
    if (palette === undefined || size === 0 || size % 3 !== 0 || size / 3 > 2 ** depth) return null;
    if (names.indexOf('PLTE') > pixels) return null;
    kept.push(palette.whole);
  }
  if (through !== undefined) {
    const at = names.indexOf('tRNS');
    const fits =
      colour === PALETTE
        ? through.content.length <= (palette?.content.length ?? 0) / 3 && at > names.indexOf('PLTE')
        : through.content.length === (colour === 0 ? 2 : 6) && (colour === 0 || colour === 2);
    if (!fits || at > pixels) return null;
    kept.push(through.whole);
  }
  return kept;
}

/** Chunks without which a picture cannot be drawn have a capital first; of those there are four. The pixels stand together. */
function hasStrangers(chunks: readonly PngChunk[]): boolean {
  const names = chunks.map(({ name }) => name);
  const between = names.slice(names.indexOf('IDAT'), names.lastIndexOf('IDAT') + 1);
  return (
    names.some((name) => /^[A-Z]/.test(name) && !['IHDR', 'PLTE', 'IDAT', 'IEND'].includes(name)) ||
    between.some((name) => name !== 'IDAT')
  );
}

function linesOf({ width, height, depth, colour, isInterlaced }: Header): PngDrawing['lines'] {
  const bits = depth * (COLOURS[colour]?.samples ?? 0);
  const bytes = (pixels: number): number => 1 + Math.ceil((pixels * bits) / 8);
  if (!isInterlaced) return [{ count: height, bytes: bytes(width) }];
  return PASSES.flatMap(([x, y, stepX, stepY]) => {
    const [wide, count] = [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
    return wide > 0 && count > 0 ? [{ count, bytes: bytes(wide) }] : [];
  });
}
