import { expect, it } from 'vitest';
import { itemAt } from '#reading/blocks/item-at.ts';

it.each([
  [0, 'a'],
  [2, 'c'],
  [-1, 'c'],
])('plats %i i en lista', (index, item) => {
  expect(itemAt(['a', 'b', 'c'], index)).toBe(item);
});

it.each([3, -4])('plats %i finns inte', (index) => {
  expect(() => itemAt(['a', 'b', 'c'], index)).toThrow(RangeError);
});
