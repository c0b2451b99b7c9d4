import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedExcerpt, searchWords } from '#publication/search/search-marks.ts';

const shown = (text: string, words: readonly string[]): string =>
  markedExcerpt(text, words)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

test('words are marked wherever they stand, also within longer ones and in capitals', () => {
  expect(shown('Trygghetsvandringar i Norrby.', ['vandring', 'norrby'])).toBe('Trygghets[vandring]ar i [Norrby].');
});

test('a long text is shown where the word stands', () => {
  const long = `${'Vi går. '.repeat(60)}Här är lampan.${' Vi står.'.repeat(60)}`;
  const found = shown(long, ['lampan']);
  expect(found).toMatch(/^… .*\[lampan\].* …$/u);
  expect(found.length).toBeLessThan(330);
});

test('signs that mean something to a computer are words or nothing', () => {
  expect(searchWords('C++ & <script> | !(a)')).toEqual(['c', 'script', 'a']);
  expect(shown('Ett < två & (tre) .*', ['tre'])).toBe('Ett < två & ([tre]) .*');
});

test('nothing of a short text is lost or added, whatever is searched for', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.string({ maxLength: 20, unit: 'binary' }),
      (text, query) => {
        const parts = markedExcerpt(text, searchWords(query));
        expect(parts.map((part) => part.text).join('')).toBe(text.replace(/\s+/g, ' '));
      },
    ),
  );
});
