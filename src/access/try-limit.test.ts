import { expect, test } from 'vitest';
import { tryLimit } from '#access/try-limit.ts';

test('so many within the time and no more, then again as they grow old', () => {
  const take = tryLimit(3, 1_000);
  expect([0, 100, 200, 300, 999].map(take)).toEqual([true, true, true, false, false]);
  expect([1_000, 1_050, 1_100].map(take)).toEqual([true, false, true]);
});

test('those who were refused do not make it last longer', () => {
  const take = tryLimit(1, 1_000);
  expect([0, 500, 900, 1_000].map(take)).toEqual([true, false, false, true]);
});
