import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, likelyShare, shareOf } from '#dialogue/opinion-share.ts';

const share = fc
  .integer({ min: 1, max: 200 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count) => shareOf(count, of)));

// Newcombe 1998 (Statistics in Medicine 17), tables I: method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i av %i ligger mellan %d och %d', (count, of, low, high) => {
  expect(shareOf(count, of).low).toBeCloseTo(low, 4);
  expect(shareOf(count, of).high).toBeCloseTo(high, 4);
});

// Newcombe 1998, table II: method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
])('%i av %i är mer än %i av %i, med %d till %d', (count, of, other, ofOther, low, high) => {
  const difference = differenceOf(shareOf(count, of), shareOf(other, ofOther));
  expect(difference?.low).toBeCloseTo(low, 4);
  expect(difference?.high).toBeCloseTo(high, 4);
});

test('ingen tillfrågad: allt är möjligt, och inget går att jämföra', () => {
  expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, low: 0, high: 1 });
  expect(differenceOf(shareOf(0, 0), shareOf(1, 2))).toBeNull();
});

test('andelen ligger i sitt intervall, och skillnaden i sitt', () => {
  fc.assert(
    fc.property(share, share, (one, other) => {
      expect(one.low).toBeLessThanOrEqual(one.count / one.of + 1e-12);
      expect(one.high).toBeGreaterThanOrEqual(one.count / one.of - 1e-12);
      const difference = differenceOf(one, other);
      expect(difference?.low).toBeGreaterThanOrEqual(-1);
      expect(difference?.high).toBeLessThanOrEqual(1);
      const back = differenceOf(other, one);
      expect(back?.low).toBeCloseTo(-(difference?.high ?? 0), 9);
    }),
  );
});

test('få röster väger lätt mot rummets, många väger tungt', () => {
  const room = shareOf(90, 100);
  expect(likelyShare(shareOf(0, 0), room)).toBeCloseTo(0.896, 3);
  expect(likelyShare(shareOf(2, 2), room)).toBeCloseTo(0.948, 3);
  expect(likelyShare(shareOf(0, 200), room)).toBeLessThan(0.01);
});
