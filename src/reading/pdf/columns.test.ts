import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionsOf, type Placed } from '#reading/pdf/columns.ts';
import { linesOf } from '#reading/pdf/lines.ts';
import type { Run } from '#reading/pdf/page.ts';
import { column, run } from '#tests/support/pdf-runs.ts';

const placed = (runs: readonly Run[]): Placed<never>[] =>
  linesOf(runs).map((line) => ({ x0: line.x0, y0: line.y0, x1: line.x1, y1: line.y1, line }));
const order = (runs: readonly Run[]): string[] =>
  regionsOf(placed(runs)).flatMap((region) => region.placed.map((item) => item.line?.text ?? ''));

const long = (word: string): string[] => [1, 2, 3, 4].map((no) => `${word} rad nummer ${no} som är lång nog`);

describe('spalter', () => {
  it('två spalter under en rubrik över båda läses var för sig', () => {
    const title = 'En rubrik som går tvärs över båda spalterna på sidan';
    const runs = [
      run(title, 50, 40, { size: 14 }),
      ...column(long('vänster'), 50, 80),
      ...column(long('höger'), 300, 80),
    ];
    expect(order(runs)).toEqual([title, ...long('vänster'), ...long('höger')]);
  });

  it('text under spalterna kommer efter båda', () => {
    const below = 'Den här raden går tvärs över hela sidan och står sist av allt';
    const runs = [...column(long('vänster'), 50, 80), ...column(long('höger'), 300, 80), run(below, 50, 160)];
    expect(order(runs).at(-1)).toBe(below);
  });

  it('en kort rubrik under spalterna hör till texten under, inte till vänster spalt', () => {
    const below = 'Den här raden går tvärs över hela sidan och står sist av allt';
    const runs = [
      ...column(long('vänster'), 50, 80),
      ...column(long('höger'), 300, 80),
      run('Gemensamt', 50, 160, { bold: true }),
      run(below, 50, 180),
    ];
    expect(order(runs).slice(-3)).toEqual([long('höger').at(-1), 'Gemensamt', below]);
  });

  it('namn bredvid varandra skriver under block för block, och det som står under kommer sist', () => {
    const runs = [
      ...column(['Anna Exempelsson', 'Kommundirektör'], 50, 80),
      ...column(['Bo Provberg', 'Säkerhetschef'], 300, 80),
      ...column(['Beslutet skickas till', 'Akten'], 50, 130),
    ];
    expect(order(runs)).toEqual([
      'Anna Exempelsson',
      'Kommundirektör',
      'Bo Provberg',
      'Säkerhetschef',
      'Beslutet skickas till',
      'Akten',
    ]);
  });

  it('ingen rad försvinner eller läses två gånger', () => {
    const place = fc.record({ x: fc.integer({ min: 20, max: 500 }), y: fc.integer({ min: 20, max: 800 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (places) => {
        const items = placed(places.map(({ x, y }, index) => run(`rad${index}`, x, y)));
        const read = regionsOf(items).flatMap((region) => region.placed);
        expect(new Set(read)).toEqual(new Set(items));
        expect(read).toHaveLength(items.length);
      }),
    );
  });
});
