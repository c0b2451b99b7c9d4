import { expect, test } from 'vitest';
import { dayWords, periodWords, swedishDay } from '#checking/day-words.ts';

test.each([
  ['2017-01-01', '2017-12-31', '2017'],
  ['2018-01-01', '2019-12-31', '2018–2019'],
  ['2018-07-01', '2020-06-30', 'juli 2018–juni 2020'],
  ['2017-05-01', '2017-08-31', 'maj–augusti 2017'],
  ['2017-05-01', '2018-05-31', 'maj 2017–maj 2018'],
  ['2020-02-01', '2020-02-29', 'februari 2020'],
  ['2019-02-01', '2019-02-27', '1–27 februari 2019'],
  ['2017-05-03', '2017-06-14', '3 maj–14 juni 2017'],
  ['2017-05-03', '2018-06-14', '3 maj 2017–14 juni 2018'],
  ['2017-05-03', '2017-05-03', '3 maj 2017'],
])('%s till %s blir %s', (from, to, words) => {
  expect(periodWords({ from, to }).replaceAll('\u00a0', ' ')).toBe(words);
});

test('dag, månad och år hålls ihop på raden', () => {
  expect(dayWords('2018-05-03')).toBe('3\u00a0maj\u00a02018');
});

test('strax efter midnatt i Sverige är det en ny dag, sommar som vinter', () => {
  expect(swedishDay(new Date('2018-05-02T22:30:00Z'))).toBe('2018-05-03');
  expect(swedishDay(new Date('2018-12-31T22:30:00Z'))).toBe('2018-12-31');
});
