import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenText } from '#checking/seen-text.ts';

test.each([
  ['070-1\u200b23 45 67', '070-123 45 67'],
  ['07\u00ad0-123', '070-123'],
  ['\u202e070\u202c', '070'],
  ['070\u2011123\u00a045\u200967', '070-123 45 67'],
  ['０７０－１２３', '070-123'],
  ['٠٧٠-١٢٣ ٤٥ ٦٧', '070-123 45 67'],
  ['۰۷۰ ०९ 𝟕', '070 09 7'],
  ['anna＠ekby.se', 'anna@ekby.se'],
  ['Åsa bor – där – 50 %', 'Åsa bor – där – 50 %'],
])('%j is read as %j', (text, seen) => {
  expect(seenText(text).seen).toBe(seen);
});

test('each sign that is seen is found again where it stood', () => {
  const text = 'Ring \u200b٠7\u00ad0';
  const { seen, from } = seenText(text);
  expect([...seen].map((_sign, at) => text[from(at)])).toEqual([...'Ring ٠70']);
});

test('of any text the places never go backwards, and a text as ours is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { seen, from } = seenText(text);
      const places = Array.from({ length: seen.length + 1 }, (_, at) => from(at));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places.at(-1)).toBe(text.length);
      expect(seenText(seen).seen).toBe(seen);
    }),
  );
});
