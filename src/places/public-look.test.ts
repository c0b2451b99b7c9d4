import { expect, test } from 'vitest';
import { contactLines, publicLook } from '#places/public-look.ts';

const lookOf = (settings: unknown) => publicLook({ slug: 'eken', name: 'Ekens kommun', isPractice: false, settings });

test('en kommun som inget har valt ser ut som Löftet', () => {
  const look = { isPractice: false, style: null, logo: null, contact: [], faultReport: [], switchboard: [] };
  for (const settings of [
    {},
    null,
    'x',
    { accent: 'red;}', contact: 7, logo: { sha256: '../x', width: 20, height: 20 } },
  ])
    expect(lookOf(settings)).toEqual(look);
});

test('färgerna blir en adress, och den mörka görs av den ljusa där ingen är vald', () => {
  const style = (settings: object) => lookOf(settings).style;
  expect(style({ accent: '#0f5c6e', accentDark: '#7cc7d6' })).toBe('/farg-0f5c6e-7cc7d6.css');
  expect(style({ accent: '#a3262a' })).toMatch(/^\/farg-a3262a-[0-9a-f]{6}\.css$/);
  expect(style({ accentDark: '#7cc7d6' })).toMatch(/^\/farg-[0-9a-f]{6}-7cc7d6\.css$/);
});

test('märket är en adress av sitt eget innehåll, med kommunens namn bredvid', () => {
  const logo = { sha256: 'ab'.repeat(32), width: 400, height: 120 };
  expect(lookOf({ logo }).logo).toEqual({
    src: `/eken/marke-${'ab'.repeat(32)}.png`,
    width: 400,
    height: 120,
    name: 'Ekens kommun',
  });
  expect(lookOf({ logo: { ...logo, width: 2_001 } }).logo).toBeNull();
});

test('kontakten står rad för rad, med adresser och nummer för sig', () => {
  expect(contactLines(' Frågor: trygghet@eken.se.\r\n\r\nPolisen: 114 14 ')).toEqual([
    [
      { text: 'Frågor: ', href: null },
      { text: 'trygghet@eken.se', href: 'mailto:trygghet@eken.se' },
      { text: '.', href: null },
    ],
    [
      { text: 'Polisen: ', href: null },
      { text: '114 14', href: 'tel:11414' },
    ],
  ]);
  expect(contactLines(' \n ')).toEqual([]);
});

test.each([
  ['Ring 0123-45 67 89.', 'tel:0123456789'],
  ['+46 123 45 67 89', 'tel:+46123456789'],
  ['112', 'tel:112'],
  ['Felanmälan på www.eken.se/felanmalan.', 'https://www.eken.se/felanmalan'],
  ['https://eken.se/fel?vad=lampa, dygnet runt', 'https://eken.se/fel?vad=lampa'],
])('”%s” leder till %s', (line, href) => {
  expect(contactLines(line).flatMap((parts) => parts.flatMap((part) => part.href ?? []))).toEqual([href]);
});

test.each(['Öppet 8–16, rum 1120', 'Dnr 2018-0123456', 'javascript:alert(1)', 'Stängt den 24-26 december 2026'])(
  '”%s” leder ingenstans',
  (line) => {
    expect(contactLines(line).flatMap((parts) => parts.flatMap((part) => part.href ?? []))).toEqual([]);
  },
);
