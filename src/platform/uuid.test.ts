import { expect, test } from 'vitest';
import { newId } from '#platform/uuid.server.ts';

test('an id is a UUIDv7: its first 48 bits are the time in milliseconds', () => {
  const before = Date.now();
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const made = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test('ids made in the same millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
});
