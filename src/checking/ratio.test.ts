import { describe, expect, it } from 'vitest';
import { findRatiosWithoutBase } from '#checking/ratio.ts';
import { buildFigure, buildMaterial } from '#tests/support/report-builder.ts';

describe('findRatiosWithoutBase', () => {
  it('en jämförelse utan båda talen nämns med sina ord, där den står', () => {
    const quote = 'mer än dubbelt så många kontroller';
    const figures = [buildFigure({ quote, comparison: 'more-than-double', hasBase: false })];
    const material = buildMaterial({ points: [{ figures, results: [`Polisen gjorde ${quote}.`] }] });
    expect(findRatiosWithoutBase(material)).toMatchObject([{ code: 'ratio-without-base', quote, point: 1, block: 2 }]);
  });

  it('båda talen i samma mening räcker', () => {
    const quote = 'Mer än dubbelt så många';
    const figures = [buildFigure({ quote, comparison: 'more-than-double', hasBase: false })];
    const point = (text: string): Parameters<typeof buildMaterial>[0] => ({ points: [{ figures, results: [text] }] });
    expect(findRatiosWithoutBase(buildMaterial(point(`${quote} kom, 85 unga jämfört med 40.`)))).toEqual([]);
    expect(findRatiosWithoutBase(buildMaterial(point(`${quote} kom, 85 unga.`)))).toHaveLength(1);
  });

  it('två andelar i samma mening är varandras tal', () => {
    const figures = [buildFigure({ quote: '71 procent', comparison: 'percent', hasBase: false })];
    const of = (text: string): number =>
      findRatiosWithoutBase(buildMaterial({ points: [{ figures, results: [text] }] })).length;
    expect(of('I enkäten är 71 procent trygga, jämfört med 64 procent 2021.')).toBe(0);
    expect(of('I enkäten är 71 procent trygga, fler än tidigare.')).toBe(1);
  });

  it('ett antal, och en jämförelse med båda talen, är i sin ordning', () => {
    const figures = [
      buildFigure({ quote: '64 kontroller', value: 64 }),
      buildFigure({ quote: 'från 64 till 23', value: 23, base: 64, comparison: 'decrease' }),
    ];
    expect(findRatiosWithoutBase(buildMaterial({ points: [{ figures }] }))).toEqual([]);
  });
});
