import { expect, test } from 'vitest';
import { unknownSignsText } from '#documents/unknown-signs-text.ts';

test('inget tecken är inget att säga', () => {
  expect(unknownSignsText([])).toBeNull();
});

test.each([
  [['漢'], 'PDF-filen kan inte visa det här tecknet: 漢 (U+6F22). Där står � i stället.'],
  [['😀', '👩‍👩‍👧‍👦'], 'PDF-filen kan inte visa de här tecknen: 😀 (U+1F600), 👩‍👩‍👧‍👦. Där står � i stället.'],
])('%j', (signs, start) => {
  expect(unknownSignsText(signs)).toContain(start);
});

test('av väldigt många visas de första, och hur många till det är', () => {
  const signs = Array.from({ length: 25 }, (_, at) => String.fromCodePoint(0x6f22 + at));
  const told = unknownSignsText(signs) ?? '';
  expect(told).toContain(`${signs[19]} (U+6F35) och 5 till.`);
  expect(told).not.toContain(signs[20]);
});
