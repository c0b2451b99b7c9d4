import { expect, test } from 'vitest';
import { periodLabelWords } from '#checking/period-words.ts';

test.each([
  ['T2 2018', 'tertial 2 2018'],
  ['T2', 'tertial 2'],
  ['2017 H1', 'första halvåret 2017'],
  ['H2', 'andra halvåret'],
  ['2017 H3', '2017 H3'],
  ['Q3 2020', 'kvartal 3 2020'],
  ['2017-05', 'maj 2017'],
  ['2017-13', '2017-13'],
  ['2018', '2018'],
])('perioden %s läses %s', (label, words) => {
  expect(periodLabelWords(label)).toBe(words);
});
