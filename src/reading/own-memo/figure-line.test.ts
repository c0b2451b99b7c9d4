import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFigure, readFigure, type FigureShown } from '#reading/own-memo/figure-line.ts';
import { runs } from '#tests/support/examples.ts';

const words = fc.constantFrom(
  'trygghetsvandringar', 'operativa samverkansmöten', '%', 'procent', 'möten per vecka', 'per vecka', '5 dagar', 'nya, större områden', '”citat”',
  'fler än tidigare', 'jämfört med 5', 'utan tal', 'Mer än dubbelt så många', 'a – b', 'kr/år', 'från 64 till 23', 'Källa: ”x” – 3.', 'Talet att jämföra med saknas.', 'gång per vecka: möten', 'gång',
); // prettier-ignore
const number = fc.oneof(
  fc.integer({ min: -20, max: 3_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 99 }),
  fc.constantFrom(1, 2.5, 0.1, 12_345.25),
);
export const anyFigure: fc.Arbitrary<FigureShown> = fc.record({
  quote: words,
  value: fc.option(number),
  base: fc.option(number),
  unit: fc.option(words),
  per: fc.option(fc.constantFrom('day', 'week', 'month', 'tertial', 'year')),
  comparison: fc.option(fc.constantFrom('more-than-double', 'double', 'halved', 'increase', 'decrease', 'percent')),
  hasBase: fc.boolean(),
  typed: fc.boolean(),
  period: fc.option(
    fc.constantFrom({ from: '2017-01-01', to: '2017-12-31' }, { from: '2018-05-01', to: '2018-08-31' }),
  ),
  basePeriod: fc.option(fc.constant({ from: '2016-01-01', to: '2016-12-31' })),
  source: fc.option(fc.constantFrom('Polisens statistik, hämtad 2018.', '”a” – 5 möten.')),
  preliminary: fc.boolean(),
});

const line = (figure: FigureShown): string =>
  drawFigure(figure)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ');

test('en siffra som ritats läses tillbaka, vilka ord den än har', () => {
  fc.assert(
    fc.property(anyFigure, (figure) => {
      const { typed: _t, period: _p, basePeriod: _b, source: _s, preliminary: _f, ...told } = figure;
      const value = (n: number | null): number | null => (n === null ? null : n + 0);
      expect(readFigure(line(figure))).toEqual({ ...told, value: value(told.value), base: value(told.base) });
    }),
    { numRuns: runs(3000) },
  );
});

test.each<[Partial<FigureShown>, string]>([
  [
    { quote: 'Veckovisa operativa samverkansmöten', value: 1, unit: 'operativa samverkansmöten', per: 'week' },
    '”Veckovisa operativa samverkansmöten” – 1 gång per vecka: operativa samverkansmöten.',
  ],
  [{ quote: '5 dagar i veckan', value: 5, unit: 'dagar', per: 'week' }, '”5 dagar i veckan” – 5 dagar per vecka.'],
  [
    {
      quote: 'mer än dubbelt så många narkotikabrott',
      unit: 'narkotikabrott',
      comparison: 'more-than-double',
      hasBase: false,
    },
    '”mer än dubbelt så många narkotikabrott” – narkotikabrott, mer än dubbelt så många. Talet att jämföra med saknas.',
  ],
  [
    {
      quote: 'Inbrott i källare',
      typed: true,
      value: 23,
      base: 64,
      unit: 'inbrott',
      source: 'Polisens statistik.',
      period: { from: '2018-01-01', to: '2018-12-31' },
      basePeriod: { from: '2017-01-01', to: '2017-12-31' },
    },
    'Inbrott i källare – 23 inbrott, jämfört med 64 under 2017. Gäller 2018. Källa: Polisens statistik.',
  ],
])('%j', (parts, expected) => {
  const figure: FigureShown = {
    quote: '', value: null, base: null, unit: null, per: null, comparison: null, hasBase: true,
    typed: false, period: null, basePeriod: null, source: null, preliminary: false, ...parts,
  }; // prettier-ignore
  expect(line(figure)).toBe(expected);
});

test('procent står vid båda talen, och tusental skiljs åt', () => {
  const figure: FigureShown = {
    quote: 'Besök av flickor', value: 38, base: 29, unit: '%', per: null, comparison: null, hasBase: true,
    typed: true, period: null, basePeriod: null, source: null, preliminary: false,
  }; // prettier-ignore
  expect(line(figure)).toBe('Besök av flickor – 38 %, jämfört med 29 %.');
  expect(drawFigure(figure)[0]?.text).toContain('38\u00a0%');
  expect(line({ ...figure, value: 1500, base: null, unit: 'besök' })).toBe('Besök av flickor – 1 500 besök.');
});
