import { describe, expect, it } from 'vitest';
import { checkPoint } from '#checking/check-point.ts';

const PERIOD = { from: '2021-01-01', to: '2021-12-31' };
const codes = (text: string, period: typeof PERIOD | null = PERIOD): string[] =>
  checkPoint(text, { period }).map((found) => found.code);

describe('checkPoint', () => {
  it.each([
    ['Kommunen ska hålla fyra trygghetsvandringar i Norrby.', []],
    ['Kommunen ska utveckla samarbetet med föreningar.', ['vague-verb']],
    ['Kommunen ska hålla [antal] trygghetsvandringar.', ['placeholder-left']],
    ['Ring Lena på 070-123 45 67.', ['personal-data']],
    ['Polisen ska patrullera i extra utsatta områden.', ['unofficial-term']],
  ])('%j ger %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('utan period saknas en tid', () => {
    expect(codes('Kommunen ska hålla fyra trygghetsvandringar.', null)).toEqual(['no-time-limit']);
  });

  it('en anmärkning på en punkt som skrivs pekar inte ut något block', () => {
    expect(checkPoint('XX', { period: null })).toMatchObject([
      { block: null, point: null },
      { block: null, point: null },
    ]);
  });
});
