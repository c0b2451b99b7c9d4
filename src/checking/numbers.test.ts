import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, numberWord } from '#checking/numbers.ts';

describe('tal med ord', () => {
  it.each([
    ['tre', 3],
    ['Åtta', 8],
    ['tjugofem', 25],
    ['nittionio', 99],
    ['hundra', 100],
    ['etthundratjugo', 120],
    ['tvåhundrafemtio', 250],
    ['tvåtusen', 2000],
    ['ettusen', 1000],
    ['tredje', null],
    ['trevlig', null],
    ['tjugotio', null],
    ['tio', 10],
    ['hundratals', null],
  ])('%s är %s', (word, value) => {
    expect(numberWord(word)).toBe(value);
  });
});

describe('tal i löpande text', () => {
  it.each([
    ['Polisen genomförde 1 200 kontroller', [['1 200', 1200]]],
    ['minst åtta nya områden', [['åtta', 8]]],
    [
      'från 64 till 23',
      [
        ['64', 64],
        ['23', 23],
      ],
    ],
    ['ökat med 12,5 procent', [['12,5', 12.5]]],
    ['ett femtiotal kontroller', [['ett femtiotal', 50]]],
    ['ett dussin möten', [['ett dussin', 12]]],
    ['2 miljoner kronor', [['2 miljoner', 2_000_000]]],
    [
      'en trygghetsvandring och ett möte',
      [
        ['en', 1],
        ['ett', 1],
      ],
    ],
    ['T1 2023', [['2023', 2023]]],
    [
      'ett åttiotal och två',
      [
        ['ett åttiotal', 80],
        ['två', 2],
      ],
    ],
    [
      'ett fem',
      [
        ['ett', 1],
        ['fem', 5],
      ],
    ],
    ['inga tal', []],
  ])('%s', (text, numbers) => {
    expect(findNumbers(text).map((number) => [number.words, number.value])).toEqual(numbers);
  });

  it('står alltid där det säger sig stå', () => {
    const words = fc.constantFrom('en', 'ett', 'femtiotal', 'tre', '12', '1 000', ',', '.', 'kontroller', 'tusen');
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        const text = parts.join(' ');
        for (const number of findNumbers(text)) expect(text.slice(number.start, number.end)).toBe(number.words);
      }),
    );
  });
});
