import { expect, test } from 'vitest';
import type { Content } from '#report-back/review-fields.ts';
import { addPoint, placePoint, pointNow, removePoint } from '#report-back/review-order.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

const start: Content = {
  report: {
    ...buildMaterial({ points: ['Ett', 'Två', 'Tre', 'Fyra'].map((text, index) => ({ text, blocks: [index + 1] })) })
      .report,
    findings: [],
  },
  ownerNames: {},
};
const texts = (content: Content): string[] => content.report.points.map(({ text }) => text);

test('points are numbered from 1 whatever is done with them', () => {
  const changed = removePoint(placePoint(addPoint(start, 2), 1, 5), 2);
  expect(texts(changed)).toEqual(['Två', 'Tre', 'Fyra', 'Ett']);
  expect(changed.report.points.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

test('a second empty point beside an empty one is the same click twice', () => {
  const once = addPoint(start, 4);
  expect(texts(once)).toEqual(['Ett', 'Två', 'Tre', 'Fyra', '']);
  expect(addPoint(once, 4)).toBe(once);
  expect(addPoint(once, 5)).toBe(once);
  expect(texts(addPoint(once, 0))[0]).toBe('');
});

test('to be put where it is already changes nothing', () => {
  expect(placePoint(start, 2, 2)).toBe(start);
  expect(placePoint(start, 9, 1)).toBe(start);
});

test('a point is known again by its words, else by its places in the document', () => {
  const moved = placePoint(start, 1, 4);
  expect([1, 2, 3, 4].map((number) => pointNow(start.report, moved.report, number))).toEqual([4, 1, 2, 3]);
  const without = removePoint(start, 2);
  expect([1, 2, 3].map((number) => pointNow(start.report, without.report, number))).toEqual([1, null, 2]);
  expect(pointNow(start.report, start.report, 7)).toBeNull();
});
