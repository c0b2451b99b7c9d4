import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, severalLines } from '#platform/one-line.ts';

test('spaces, line breaks, tabs and control signs are one space between words and none at the ends', () => {
  expect(oneLine('  Mörkt\r\nvid\u0000 \u00a0torget\t ')).toBe('Mörkt vid torget');
  expect(oneLine('\u0007\n')).toBe('');
});

test('what is one line already stays as it is, and no word is lost or joined', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\p{L}\p{N}\p{P}]{1,8}$/u), { maxLength: 6 }), (words) => {
      expect(oneLine(words.join(' '))).toBe(words.join(' '));
      expect(oneLine(`\n${words.join('\r\n\t')}\u0000`)).toBe(words.join(' '));
    }),
  );
});

test('signs that turn the direction of writing are left out, those that a name in Arabic may need are not', () => {
  expect(oneLine('Ring \u202eannA\u202c \u2067nu\u2069')).toBe('Ring annA nu');
  expect(severalLines('Ring \u202eannA\u202c\r\nنعم\u200f')).toBe('Ring annA\nنعم\u200f');
});

test('lines and tabs stay, a bell and other control signs do not', () => {
  expect(severalLines(' Mörkt\u0007\r\n\tvid\u2028torget\u0000\n ')).toBe('Mörkt\n\tvid\ntorget');
});
