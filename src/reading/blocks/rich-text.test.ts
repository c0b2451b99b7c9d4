import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropStart, richLines, type Piece } from '#reading/blocks/rich-text.ts';

const piece = (text: string, rest: Partial<Piece> = {}): Piece => ({
  text,
  bold: false,
  underlined: false,
  size: 11,
  address: null,
  ...rest,
});

test('white space is folded across pieces, and invisible characters are gone', () => {
  const [line] = richLines([piece('  Trygg\u00adhets '), piece(' \u00a0råd\u200b\t'), piece('i år ')]);
  expect(line?.text).toBe('Trygghets råd i år');
});

test('an empty line stands between two line breaks', () => {
  expect(richLines([piece('a\n\nb')]).map((line) => line?.text ?? null)).toEqual(['a', null, 'b']);
});

describe('the bold start', () => {
  test.each([
    [[piece('Resultat:', { bold: true }), piece(' fem')], 9],
    [[piece('Hel', { bold: true }), piece(' '), piece('rad', { bold: true })], 7],
    [[piece('in'), piece('ne', { bold: true })], 0],
  ])('%#', (pieces, bold) => {
    expect(richLines(pieces)[0]?.bold).toBe(bold);
  });
  test('follows the text when a list mark is taken off', () => {
    const [line] = richLines([piece('• '), piece('Fet', { bold: true }), piece(' mager')]);
    const all = richLines([piece('• Fet', { bold: true })])[0];
    if (line === null || line === undefined || all === null || all === undefined) throw new Error('no line');
    expect(dropStart(line, 2)).toMatchObject({ text: 'Fet mager', bold: 0 });
    expect(dropStart(all, 2)).toMatchObject({ text: 'Fet', bold: 3 });
  });
});

test('a link in several runs is one link', () => {
  const [line] = richLines([
    piece('se '),
    piece('vår ', { address: 'https://a' }),
    piece('sida', { address: 'https://a', bold: true }),
  ]);
  expect(line?.links).toEqual([{ words: 'vår sida', address: 'https://a' }]);
});

test('no letter is lost or added, and the bold start lies within the text', () => {
  const pieces = fc.array(
    fc.tuple(fc.string({ unit: 'grapheme-ascii' }), fc.boolean()).map(([text, bold]) => piece(text, { bold })),
  );
  const letters = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(pieces, (parts) => {
      const lines = richLines(parts).filter((line) => line !== null);
      expect(letters(lines.map((line) => line.text).join(''))).toBe(letters(parts.map((part) => part.text).join('')));
      for (const line of lines)
        expect(line.bold >= 0 && line.bold <= line.text.length && line.text.trim() === line.text).toBe(true);
    }),
  );
});
