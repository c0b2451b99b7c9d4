import { expect, test } from 'vitest';
import { tryLimit, tryLimitEach } from '#access/try-limit.ts';

test('so many within the time and no more, then again as they grow old', () => {
  const take = tryLimit(3, 1_000);
  expect([0, 100, 200, 300, 999].map(take)).toEqual([true, true, true, false, false]);
  expect([1_000, 1_050, 1_100].map(take)).toEqual([true, false, true]);
});

test('those who were refused do not make it last longer', () => {
  const take = tryLimit(1, 1_000);
  expect([0, 500, 900, 1_000].map(take)).toEqual([true, false, false, true]);
});

test('each key is counted for itself, and those beyond the bound of memory share a place', () => {
  const take = tryLimitEach(2, 1_000, Number);
  expect([take('1', 0), take('1', 1), take('1', 2), take('2', 3)]).toEqual([true, true, false, true]);
  expect([take(String(65_536 + 1), 4), take(String(65_536 + 3), 5)]).toEqual([false, true]);
  expect([take('1', 500), take('1', 2_000)]).toEqual([false, true]);
});
