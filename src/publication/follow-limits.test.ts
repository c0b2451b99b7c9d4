import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mayAskTo } from '#publication/follow-limits.server.ts';

const MINUTE = 60_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an address gets five questions in a quarter of an hour and twenty in a day, however patient somebody is', () => {
  const got: number[] = [];
  for (let quarter = 0; quarter < 2 * 96; quarter += 1) {
    got.push(Array.from({ length: 7 }, () => mayAskTo('anna@exempel.se')).filter(Boolean).length);
    vi.advanceTimersByTime(15 * MINUTE);
  }
  expect(got.slice(0, 5)).toEqual([5, 5, 5, 5, 0]);
  expect(got.slice(0, 96).reduce((sum, one) => sum + one)).toBe(20);
  expect(got.slice(96).reduce((sum, one) => sum + one)).toBe(20);
  expect(mayAskTo('bo@exempel.se')).toBe(true);
});
