import { deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined } from '#platform/files/file-kind.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';
import { readPng } from '#platform/files/png-drawing.ts';
import { redrawPng } from '#platform/files/redraw-png.server.ts';
import { runs } from '#tests/support/examples.ts';
import { ascii, PNG, pngWith, SECRETS } from '#tests/support/picture-files.ts';

/** The picture drawn anew, or why it is none. */
async function redrawn(bytes: Uint8Array): Promise<Uint8Array | string> {
  const drawing = readPng(bytes);
  return typeof drawing === 'string' ? drawing : ((await redrawPng(drawing)) ?? 'damaged');
}

/** What another program, which knows nothing of ours, sees in a picture: its pixels; the same of every one that it opens. */
function seen(png: Uint8Array, width: number, height: number): string {
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  return Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels).toString('hex');
}

type Kind = {
  readonly colour: number;
  readonly depth: number;
  readonly interlace: 0 | 1;
  readonly width: number;
  readonly height: number;
};
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;

/** A picture of a kind with pixels that are never nothing, put together by the standard and not by our reader. */
function pictureOf({ colour, depth, interlace, width, height }: Kind, seed: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  [depth, colour, 0, 0, interlace].forEach((byte, at) => header.setUint8(8 + at, byte));
  const passes =
    interlace === 0
      ? [[width, height]]
      : ['0088', '4088', '0448', '2044', '0224', '1022', '0112'].map((pass) => {
          const [x = 0, y = 0, stepX = 1, stepY = 1] = [...pass].map(Number);
          return [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
        });
  const lines = passes.flatMap(([wide = 0, high = 0]) =>
    wide < 1 || high < 1
      ? []
      : Array.from({ length: high }, (_line, y) => {
          const bytes = Math.ceil((wide * depth * (SAMPLES[colour] ?? 0)) / 8);
          return Uint8Array.from([
            (y + seed) % 5,
            ...Array.from({ length: bytes }, (_b, x) => (x * 31 + y * 7 + seed) & 255),
          ]);
        }),
  );
  const palette = Uint8Array.from({ length: 3 * 2 ** depth }, (_, at) => (at * 37 + seed) & 255);
  return joined([
    PNG.subarray(0, 8),
    pngChunk('IHDR', new Uint8Array(header.buffer)),
    ...(colour === 3 ? [pngChunk('PLTE', palette), pngChunk('tRNS', Uint8Array.of(255, 128))] : []),
    pngChunk('IDAT', deflateSync(joined(lines))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

const kinds = fc
  .constantFrom(
    ...Object.entries(DEPTHS).flatMap(([colour, depths]) => depths.map((depth) => [Number(colour), depth] as const)),
  )
  .chain(([colour, depth]) =>
    fc.record({
      colour: fc.constant(colour),
      depth: fc.constant(depth),
      interlace: fc.constantFrom(0 as const, 1 as const),
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
    }),
  );

describe('en PNG-bild ritas om', () => {
  test('av varje slag, och ett annat program ser samma bildpunkter', () =>
    fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 0, max: 255 }), async (kind, seed) => {
        const before = pictureOf(kind, seed);
        const after = await redrawn(before);
        if (typeof after === 'string') throw new Error(after);
        expect(seen(after, kind.width, kind.height)).toBe(seen(before, kind.width, kind.height));
        expect(seen(after, kind.width, kind.height)).toMatch(/[1-9a-f]/);
      }),
      { numRuns: runs(60) },
    ));

  test('den som är avklippt eller förvanskad nekas, eller blir en bild som ett annat program ritar', () =>
    fc.assert(
      fc.asyncProperty(
        kinds,
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
        fc.option(fc.nat(400)),
        fc.boolean(),
        async (kind, changes, cut, mended) => {
          const bytes = Uint8Array.from(pictureOf(kind, 3));
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const sent = mended ? withRightSums(bytes) : bytes.subarray(0, cut ?? bytes.length);
          const after = await redrawn(sent);
          if (typeof after === 'string') return;
          const drawing = readPng(after);
          if (typeof drawing === 'string') throw new Error(drawing);
          // Without transparency every pixel of a picture that was opened is seen.
          const isOpaque = [0, 2].includes(after[25] ?? -1) && drawing.before.length === 1;
          if (isOpaque && drawing.width * drawing.height < 10_000)
            expect(seen(after, drawing.width, drawing.height)).toMatch(/^(?:.{6}ff)+$/);
          expect(await redrawn(after)).toEqual(after);
        },
      ),
      { numRuns: runs(150) },
    ));

  test('varje avklippt bild nekas', async () => {
    for (let length = 0; length < PNG.length; length += 1)
      expect(await redrawn(PNG.subarray(0, length))).toBeTypeOf('string');
  });

  test('utan text, tid, Exif, färgprofil och det som står bakom slutet eller bakom bildpunkterna', async () => {
    const secret = ascii(SECRETS.join('\n'));
    const hidden = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prVt', 'sPLT'].map((name) =>
      pngChunk(name, secret),
    );
    const after = await redrawn(joined([pngWith(...hidden), secret]));
    if (typeof after === 'string') throw new Error(after);
    const words = Buffer.from(after).toString('latin1');
    for (const each of [...SECRETS, 'date:create']) expect(words).not.toContain(each);
    expect([...words.matchAll(/IHDR|PLTE|tRNS|IDAT|IEND/g)].map(String)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(seen(after, 6, 4)).toBe(seen(PNG, 6, 4));
    const behind = pictureOf({ colour: 0, depth: 8, interlace: 0, width: 4, height: 4 }, 1);
    const drawing = readPng(behind);
    if (typeof drawing === 'string') throw new Error(drawing);
    const stuffed = await redrawPng({ ...drawing, idat: joined([drawing.idat, secret]) });
    expect(Buffer.from(stuffed ?? []).toString('latin1')).not.toContain(SECRETS[0]);
    expect(stuffed).toEqual(await redrawn(behind));
  });

  test.each([
    ['rör sig', pngWith(pngChunk('acTL', new Uint8Array(8))), 'moving'],
    ['är JPEG med fel namn', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'no-png'],
    ['har en okänd del som krävs', pngWith(pngChunk('QQQQ', new Uint8Array(1))), 'damaged'],
    ['har två huvuden', pngWith(PNG.subarray(8, 33)), 'damaged'],
    ['packar upp till mer än den säger', bomb(), 'damaged'],
  ] as const)('den som %s nekas', async (_what, bytes, why) => {
    expect(await redrawn(bytes)).toBe(why);
  });
});

/** 16 × 16 bildpunkter som packas upp till 50 MB. */
function bomb(): Uint8Array {
  const small = pictureOf({ colour: 0, depth: 8, interlace: 0, width: 16, height: 16 }, 1);
  return joined([
    small.subarray(0, 33),
    pngChunk('IDAT', deflateSync(new Uint8Array(50_000_000))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** The same chunks with check sums that are right, so that what is wrong in them is met. */
function withRightSums(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = Math.min(at + 12 + view.getUint32(at), bytes.length);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    out.push(pngChunk(name, bytes.subarray(at + 8, Math.max(at + 8, end - 4))));
    at = end;
  }
  return joined(out);
}
