import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { maySearchFrom } from '#publication/search/search-limit.server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('en klient får söka 120 gånger i minuten, och hindrar ingen annan', () => {
  const many = (): number => Array.from({ length: 500 }, () => maySearchFrom('192.0.2.1')).filter(Boolean).length;
  expect(many()).toBe(120);
  expect(maySearchFrom('192.0.2.2')).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(many()).toBe(120);
});
