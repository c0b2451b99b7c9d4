import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, TEXT_FONTS } from '#documents/fonts.server.ts';
import { printRingSvg } from '#documents/print-ring.ts';
import type { RingPoint } from '#documents/promise-ring.ts';

/** Pixels: 70 mm on paper at 260 dots an inch. */
const WIDTH = 720;

/** The ring as a PNG for programs that cannot show SVG; the same bytes for the same points. */
export function ringPng(points: readonly RingPoint[]): Uint8Array {
  const drawing = new Resvg(printRingSvg(points, FONT_FAMILY), {
    fitTo: { mode: 'width', value: WIDTH },
    background: '#ffffff',
    font: { fontFiles: [...TEXT_FONTS], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return new Uint8Array(drawing.render().asPng());
}
