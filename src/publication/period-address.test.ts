import { expect, test } from 'vitest';
import { periodPath, periodWord } from '#publication/period-address.ts';

test.each([
  ['2017-01-01', '2017-12-31', '2017'],
  ['2018-01-01', '2019-12-31', '2018-2019'],
  ['2017-01-01', '2017-04-30', '2017-01-2017-04'],
  ['2024-02-01', '2024-02-29', '2024-02-2024-02'],
  ['2023-02-01', '2023-02-28', '2023-02-2023-02'],
  ['2024-02-01', '2024-02-28', '2024-02-01-2024-02-28'],
  ['2017-05-03', '2017-05-14', '2017-05-03-2017-05-14'],
])('%s–%s heter %s i adressen', (from, to, word) => expect(periodWord({ from, to })).toBe(word));

test('periodens sida ligger under löftet', () => {
  expect(periodPath('/ekvik/norrby-2017', { from: '2017-01-01', to: '2017-04-30' })).toBe(
    '/ekvik/norrby-2017/uppfoljning/2017-01-2017-04',
  );
});
