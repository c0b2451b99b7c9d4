import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from '#reading/view/marked-text.ts';

test('marks the quoted words and nothing else', () => {
  expect(markedText('uppföljning (tartial 2) har', [{ no: 4, quote: 'tartial' }])).toEqual([
    { text: 'uppföljning (', findings: [], ends: [] },
    { text: 'tartial', findings: [4], ends: [4] },
    { text: ' 2) har', findings: [], ends: [] },
  ]);
});

test('quotes that overlap are marked each in its whole length', () => {
  const pieces = markedText('abcdef', [
    { no: 1, quote: 'abcd' },
    { no: 2, quote: 'cdef' },
  ]);
  expect(pieces.map(({ text, findings }) => [text, findings])).toEqual([
    ['ab', [1]],
    ['cd', [1, 2]],
    ['ef', [2]],
  ]);
});

test('a quote that does not stand there, or no quote, marks nothing', () => {
  const plain = [{ text: 'Polisen lovar.', findings: [], ends: [] }];
  expect(
    markedText('Polisen lovar.', [
      { no: 1, quote: 'kommunen' },
      { no: 2, quote: null },
      { no: 3, quote: '' },
    ]),
  ).toEqual(plain);
});

test('no word is lost or doubled, whatever is quoted', () => {
  const input = fc
    .string({ minLength: 1, maxLength: 40 })
    .chain((text) =>
      fc.tuple(fc.constant(text), fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 5 })),
    );
  fc.assert(
    fc.property(input, ([text, spans]) => {
      const quotes = spans.map(([a, b], no) => ({ no, quote: text.slice(Math.min(a, b), Math.max(a, b)) }));
      expect(
        markedText(text, quotes)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
