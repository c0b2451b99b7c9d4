import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import * as jsqr from 'jsqr';
import { describe, expect, test } from 'vitest';
import { qrSvg } from '#documents/qr-drawing.ts';
import { runs } from '#tests/support/examples.ts';

/** A CommonJS package: what its types call the default is one step further in. */
const decode = (jsqr.default as unknown as { readonly default: typeof jsqr.default }).default;
const ADDRESS = 'https://loftet.exempel.se/ar/ekby/humleslatten-och-slussgardet-2026';

/** What another library reads in a drawing of the code, so many pixels to each of its modules. */
function readBack(svg: string, scale: number): string | null {
  const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale } }).render();
  return decode(new Uint8ClampedArray(drawn.pixels), drawn.width, drawn.height)?.data ?? null;
}

describe('QR-koden', () => {
  test('läses av ett annat bibliotek, stor och liten', () => {
    for (const scale of [3, 4.5, 10]) expect(readBack(qrSvg(ADDRESS), scale)).toBe(ADDRESS);
  });

  test('läses vilken adress den än har', () => {
    const word = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
    const property = fc.property(word, word, (municipality, promise) => {
      const address = `https://loftet.exempel.se/so/${municipality}/${promise}`;
      expect(readBack(qrSvg(address), 4)).toBe(address);
    });
    fc.assert(property, { numRuns: runs(30) });
  });

  test('läses också när en bit är bortriven', () => {
    const svg = qrSvg(ADDRESS);
    const torn = svg.replace('</svg>', '<path d="M20 20h7v7h-7z" fill="#fff"/></svg>');
    expect(readBack(torn, 6)).toBe(ADDRESS);
    expect(readBack(svg.replace('</svg>', '<path d="M4 4h20v20h-20z" fill="#fff"/></svg>'), 6)).toBeNull();
  });

  test('har en tyst kant av fyra moduler, vit vad som än ligger bakom', () => {
    const svg = qrSvg(ADDRESS);
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const places = Array.from(svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g), ([, x, y, length]) => [
      Number(x),
      Number(y),
      Number(x) + Number(length),
    ]);
    expect(Math.min(...places.flat())).toBe(4);
    expect(Math.max(...places.flat())).toBe(size - 4);
    expect(svg).toContain(`<path d="M0 0h${size}v${size}h-${size}z" fill="#fff"/>`);
  });
});
