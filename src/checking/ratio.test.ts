import { describe, expect, it } from 'vitest';
import { findRatiosWithoutBase } from '#checking/ratio.ts';
import { buildFigure, buildMaterial } from '#checking/report-builder.ts';

describe('findRatiosWithoutBase', () => {
  it('en jämförelse utan båda talen nämns med sina ord, där den står', () => {
    const quote = 'mer än dubbelt så många kontroller';
    const figures = [buildFigure({ quote, comparison: 'more-than-double', hasBase: false })];
    const material = buildMaterial({ points: [{ figures, results: [`Polisen gjorde ${quote}.`] }] });
    expect(findRatiosWithoutBase(material)).toMatchObject([{ code: 'ratio-without-base', quote, point: 1, block: 2 }]);
  });

  it('ett antal, och en jämförelse med båda talen, är i sin ordning', () => {
    const figures = [
      buildFigure({ quote: '64 kontroller', value: 64 }),
      buildFigure({ quote: 'från 64 till 23', value: 23, base: 64, comparison: 'decrease' }),
    ];
    expect(findRatiosWithoutBase(buildMaterial({ points: [{ figures }] }))).toEqual([]);
  });
});
