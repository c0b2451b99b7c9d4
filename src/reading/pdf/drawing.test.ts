import { describe, expect, it } from 'vitest';
import { drawingOf, type DrawingCodes, type Matrix } from '#reading/pdf/drawing.ts';

const codes: DrawingCodes = {
  save: 1,
  restore: 2,
  transform: 3,
  paintFormXObjectBegin: 4,
  paintFormXObjectEnd: 5,
  constructPath: 6,
  stroke: 7,
  closeStroke: 8,
  fill: 9,
  eoFill: 10,
  fillStroke: 11,
  eoFillStroke: 12,
  closeFillStroke: 13,
  closeEOFillStroke: 14,
};
/** PDF counts upwards from the page's lower edge. */
const base: Matrix = [1, 0, 0, -1, 0, 842];
const line = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y1];
const rectangle = (x: number, y: number, w: number, h: number): number[] => [
  0,
  x,
  y,
  1,
  x + w,
  y,
  1,
  x + w,
  y + h,
  1,
  x,
  y + h,
  4,
];
const draw = (painted: number, path: number[]) => drawingOf([6], [[painted, [path], null]], codes, base);

describe('det som ritas', () => {
  it('en dragen linje är en linje, räknad uppifrån', () => {
    expect(draw(codes.stroke, line(50, 742, 300, 742)).rules).toEqual([
      { x0: 50, x1: 300, y0: 100, y1: 100, horizontal: true },
    ]);
  });

  it('en smal fylld rektangel är en linje', () => {
    expect(draw(codes.fill, rectangle(50, 600, 0.5, 100)).rules).toMatchObject([{ horizontal: false, x0: 50.25 }]);
  });

  it('en stor fylld rektangel är en ruta utan linjer', () => {
    const { rules, boxes } = draw(codes.fill, rectangle(50, 600, 200, 100));
    expect([rules.length, boxes.length]).toEqual([0, 1]);
  });

  it('en ram har fyra linjer', () => {
    expect(draw(codes.closeStroke, rectangle(50, 600, 200, 100)).rules).toHaveLength(4);
  });

  it('en liten fylld form är en punkt', () => {
    expect(draw(codes.fill, rectangle(50, 600, 4, 4)).dots).toHaveLength(1);
  });

  it('klippning ritar ingenting', () => {
    expect(draw(28, rectangle(50, 600, 200, 100))).toEqual({ rules: [], boxes: [], dots: [] });
  });

  it('flyttning gäller till återställning', () => {
    const path = [codes.stroke, [line(0, 0, 100, 0)], null];
    const { rules } = drawingOf([1, 3, 6, 2, 6], [null, [1, 0, 0, 1, 50, 40], path, null, path], codes, base);
    expect(rules.map((rule) => [rule.x0, rule.y0])).toEqual([
      [50, 802],
      [0, 842],
    ]);
  });
});
