import { describe, expect, it } from 'vitest';
import { gridsOf } from '#reading/pdf/grid.ts';
import type { Rule } from '#reading/pdf/page.ts';

const page = { width: 595, height: 842 };
const across = (y: number, x0: number, x1: number): Rule => ({ x0, x1, y0: y, y1: y, horizontal: true });
const down = (x: number, y0: number, y1: number): Rule => ({ x0: x, x1: x, y0, y1, horizontal: false });
const frame = [across(100, 50, 350), across(200, 50, 350), down(50, 100, 200), down(350, 100, 200)];
const grids = (rules: readonly Rule[]) => gridsOf({ rules, boxes: [], dots: [] }, page);

describe('rutnät av linjer', () => {
  it('en ensam ram är ingen tabell', () => {
    expect(grids(frame)).toEqual([]);
  });

  it('inre linjer delar ramen i celler', () => {
    const [grid] = grids([...frame, across(150, 50, 350), down(200, 100, 200)]);
    expect(grid?.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  it('en cell spänner över det som ingen linje delar', () => {
    const [grid] = grids([...frame, across(150, 200, 350), down(200, 100, 200)]);
    expect(grid?.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  it('linjer som ritats bit för bit är hela', () => {
    const pieces = [50, 100, 150, 200, 250, 300].map((x) => across(150, x, x + 49));
    const [grid] = grids([...frame, ...pieces, down(200, 100, 150), down(200, 151, 200)]);
    expect(grid?.cells).toHaveLength(4);
  });

  it('en tabell utan ytterkanter har ändå sina ytterspalter', () => {
    const [grid] = grids([across(100, 50, 350), across(150, 50, 350), across(200, 50, 350), down(200, 100, 200)]);
    expect([grid?.xs.length, grid?.ys.length]).toEqual([3, 3]);
  });

  it('tabeller långt ifrån varandra är två', () => {
    const shifted = frame.map((rule) => ({ ...rule, y0: rule.y0 + 400, y1: rule.y1 + 400 }));
    expect(grids([...frame, down(200, 100, 200), ...shifted, down(200, 500, 600)])).toHaveLength(2);
  });
});
