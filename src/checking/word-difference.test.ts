import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference } from '#checking/word-difference.ts';

const told = (older: string, newer: string): string =>
  wordDifference(older, newer)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

test('ett ändrat tal visas som ett ord för ett annat', () => {
  expect(told('Vi höll 14 kontroller under året.', 'Vi höll 41 kontroller under året.')).toBe(
    'Vi höll [-14-][+41+] kontroller under året.',
  );
});

test('ord med å, ä och ö delas inte', () => {
  expect(told('Fältarna går på kvällar.', 'Fältgruppen går på kvällar.')).toBe(
    '[-Fältarna-][+Fältgruppen+] går på kvällar.',
  );
});

test('arabiska ord delas inte', () => {
  expect(told('سنصلح المصابيح.', 'سوف نصلح المصابيح.')).toBe('[-سنصلح-][+سوف نصلح+] المصابيح.');
});

test('grannord som ändrats är en ändring', () => {
  expect(told('Polisen gör nio kontroller i centrum.', 'Polisen gör minst tolv insatser i centrum.')).toBe(
    'Polisen gör [-nio kontroller-][+minst tolv insatser+] i centrum.',
  );
});

test('det som bara tillkommer eller försvinner', () => {
  expect(told('', 'Nytt.')).toBe('[+Nytt.+]');
  expect(told('Borta.', '')).toBe('[-Borta.-]');
  expect(told('Lika.', 'Lika.')).toBe('Lika.');
  expect(wordDifference('', '')).toEqual([]);
});

test('båda texterna går att läsa ut till sista bokstaven', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '\n', '.', '1', '\u00a0'), maxLength: 60 });
  fc.assert(
    fc.property(words, words, (older, newer) => {
      const stretches = wordDifference(older, newer);
      const without = (kind: string): string =>
        stretches
          .filter((stretch) => stretch.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('new')).toBe(older);
      expect(without('gone')).toBe(newer);
    }),
  );
});

test('två långa texter utan ett gemensamt ord tar ingen tid', () => {
  const of = (letter: string): string => Array.from({ length: 9_000 }, (_, index) => `${letter}${index}`).join(' ');
  const begun = performance.now();
  const stretches = wordDifference(of('a'), of('b'));
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(stretches.length).toBeGreaterThan(0);
});
