import { describe, expect, test } from 'vitest';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { sharePicturePng } from '#documents/share-picture.server.ts';
import { SHARE_SIZE, sharePictureSvg } from '#documents/share-picture.ts';
import { ringPoints } from '#tests/support/document-models.ts';

const STATES = Object.keys(STATE_LOOK) as PointState[];

/** The parts of a PNG, by name. */
function chunks(png: Uint8Array): string[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    names.push(String.fromCharCode(...png.subarray(at + 4, at + 8)));
  return names;
}

describe('bilden av ett löfte', () => {
  test('har inga ord och inga klasser, så att den är rätt på alla språk och utan stilmall', () => {
    for (const count of [1, 2, 8, 16, 60])
      for (const point of [null, 1]) {
        const svg = sharePictureSvg(ringPoints(count), point);
        expect(svg).not.toMatch(/<text|class=|style=|aria-/);
      }
  });

  test('är en PNG i rätt storlek som inte bär på något annat än bilden', async () => {
    const png = await sharePicturePng(ringPoints(8), 3);
    expect([...new Set(chunks(png))]).toEqual(['IHDR', 'IDAT', 'IEND']);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([SHARE_SIZE.width, SHARE_SIZE.height]);
    expect(Buffer.compare(await sharePicturePng(ringPoints(8), 3), png)).toBe(0);
  });

  test('framhäver punkten som den är av, och bara den', () => {
    const svg = sharePictureSvg(ringPoints(8), 3);
    expect(svg.match(/opacity="/g)).toHaveLength(7);
    expect(svg.match(/<g transform="translate\([-\d.]+ [-\d.]+\)"><g color/g)).toHaveLength(1);
    expect(sharePictureSvg(ringPoints(8), null)).not.toContain('opacity');
    expect(sharePictureSvg(ringPoints(8), 99)).toBe(sharePictureSvg(ringPoints(8), null));
  });

  test('ger varje läge en färg som syns mot papperet', () => {
    for (const state of STATES) {
      const svg = sharePictureSvg([{ number: 1, lanes: [{ owner: 'police', state }], carriedOver: false }], 1);
      const colours = new Set(Array.from(svg.matchAll(/ color="(#[0-9a-f]{6})"/g), ([, colour = '']) => colour));
      expect(colours.size).toBeGreaterThan(0);
      for (const colour of colours) expect(contrast(colour, '#fbfaf7'), `${state} ${colour}`).toBeGreaterThan(5.6);
      expect(svg).not.toContain('undefined');
    }
  });
});

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
