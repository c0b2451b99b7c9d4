import { expect, test } from 'vitest';
import type { Figure, Report } from '#checking/report.ts';
import { dateWords, periodWords } from '#reading/frame/date-words.ts';
import { figureWords, targetWords } from '#reading/view/point-words.ts';
import { readingSummary } from '#reading/view/reading-summary.ts';

const figure = (part: Partial<Figure>): Figure => ({
  quote: '',
  value: null,
  base: null,
  unit: null,
  per: null,
  comparison: null,
  hasBase: true,
  ...part,
});

test.each<[Partial<Figure>, string]>([
  [{ value: 5, unit: 'dagar', per: 'week' }, '5 dagar per vecka'],
  [{ value: 23, base: 64, unit: 'inbrott', comparison: 'decrease' }, 'en minskning från 64 till 23 inbrott'],
  [
    { unit: 'narkotikabrott', comparison: 'more-than-double', hasBase: false },
    'mer än en fördubbling, talet att jämföra med saknas',
  ],
  [{ value: 85, unit: 'besök', comparison: 'double' }, 'en fördubbling, 85 besök'],
  [{ value: 0, unit: 'skjutningar' }, '0 skjutningar'],
  [
    { value: 20, unit: 'brott', comparison: 'percent', hasBase: false },
    'en förändring med 20\u00a0%, talet att jämföra med saknas',
  ],
  [{ value: 1200, unit: 'besök' }, '1\u00a0200 besök'],
])('en siffra i ord: %j', (part, words) => {
  expect(figureWords(figure(part))).toBe(words);
});

test.each([
  [{ from: '2017-01-01', to: '2017-12-31' }, '2017'],
  [{ from: '2018-01-01', to: '2019-12-31' }, '2018–2019'],
  [{ from: '2018-07-01', to: '2020-06-30' }, '1\u00a0juli 2018 – 30\u00a0juni 2020'],
])('en period i ord: %j', (dates, words) => {
  expect(periodWords(dates)).toBe(words);
});

test('dag och mål i ord', () => {
  expect(dateWords('2015-11-24')).toBe('24\u00a0november 2015');
  expect(targetWords({ atLeast: 8, unit: 'trygghetsvandringar', per: 'year' })).toBe(
    'minst 8 trygghetsvandringar per år',
  );
  expect(targetWords({ atLeast: 1, unit: 'möte', per: null })).toBe('minst 1 möte');
});

test.each<[number, string[], string]>([
  [8, ['error', 'error', 'warning', 'hint'], '8 punkter. 2 fel, 1 varning och 1 tips.'],
  [1, ['warning', 'warning'], '1 punkt. 2 varningar.'],
  [0, [], 'Inga punkter hittades. Inga anmärkningar.'],
])('läsningen på en rad', (points, severities, words) => {
  const report = {
    points: Array.from({ length: points }),
    findings: severities.map((severity) => ({ severity })),
  } as unknown as Report;
  expect(readingSummary(report)).toBe(words);
});
