import { expect, test } from 'vitest';
import { contactLines, publicLook } from '#places/public-look.ts';

test('en kommun som inget har valt ser ut som Löftet', () => {
  const look = { isPractice: false, style: null, contact: [] };
  for (const settings of [{}, null, 'x', { accent: 'red;}', contact: 7 }])
    expect(publicLook({ isPractice: false, settings })).toEqual(look);
});

test('färgerna blir en adress, och den mörka görs av den ljusa där ingen är vald', () => {
  const style = (settings: object) => publicLook({ isPractice: false, settings }).style;
  expect(style({ accent: '#0f5c6e', accentDark: '#7cc7d6' })).toBe('/farg-0f5c6e-7cc7d6.css');
  expect(style({ accent: '#a3262a' })).toMatch(/^\/farg-a3262a-[0-9a-f]{6}\.css$/);
  expect(style({ accentDark: '#7cc7d6' })).toMatch(/^\/farg-[0-9a-f]{6}-7cc7d6\.css$/);
});

test('kontakten står rad för rad, med adresserna för sig', () => {
  expect(contactLines(' Frågor: trygghet@eken.se.\r\n\r\nPolisen: 114 14 ')).toEqual([
    [
      { text: 'Frågor: ', mail: false },
      { text: 'trygghet@eken.se', mail: true },
      { text: '.', mail: false },
    ],
    [{ text: 'Polisen: 114 14', mail: false }],
  ]);
  expect(contactLines(' \n ')).toEqual([]);
});
