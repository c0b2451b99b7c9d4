import { expect, test } from 'vitest';
import { whenAndWhere } from '#publication/card-words.ts';

const period = { from: '2018-01-01', to: '2019-12-31', words: '2018–2019' };
const areas = ['Humleslätten', 'Gamla hamnen'].map((text) => ({ path: '/', text }));

test('tid och plats står efter varandra, på arabiska med varje namn för sig och arabiskt komma', () => {
  expect(whenAndWhere('sv', { period, areas })).toBe('2018–2019, Humleslätten, Gamla hamnen');
  expect(whenAndWhere('ar', { period, areas })).toBe('2018–2019، \u2068Humleslätten\u2069، \u2068Gamla hamnen\u2069');
  expect(whenAndWhere('sv', { period, areas: [] })).toMatch(/^2018–2019, \p{Ll}/u);
});
