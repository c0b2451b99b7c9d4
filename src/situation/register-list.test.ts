import { describe, expect, test } from 'vitest';
import { ageRange, readRegisterList } from '#situation/register-list.ts';

const HEAD = ['Slag', 'Grupp', 'Antal'];

describe('siffror ur registren', () => {
  test('läses rad för rad, med tusental som man skriver dem', () => {
    const { rows, faults } = readRegisterList([
      ['SCB'],
      HEAD,
      ['Ålder', '15–24 år', '1 204'],
      ['', '', ''],
      ['kön', 'Kvinnor', '2000'],
    ]);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { kind: 'age', label: '15–24 år', people: 1204 },
      { kind: 'sex', label: 'Kvinnor', people: 2000 },
    ]);
  });
  test('det som är fel sägs rad för rad, som de räknas i bladet', () => {
    const { faults } = readRegisterList([
      HEAD,
      ['Längd', '1', '2'],
      ['ålder', 'unga', '2'],
      ['kön', 'Män', 'många'],
      ['kön', 'Män', '3'],
      ['kön', '', '4'],
    ]);
    expect(faults).toEqual([
      'Rad 2: Slag ska vara ålder, kön eller område.',
      'Rad 3: Skriv åldern så här: 15–24, under 15 eller 65 eller äldre.',
      'Rad 4: Antal ska vara ett helt tal.',
      'Rad 5: Män finns redan längre upp.',
      'Rad 6: Skriv gruppen, med högst 100\u00a0tecken.',
    ]);
  });
  test.each([[[]], [[['a', 'b']]], [[HEAD]]])('utan rubriker eller rader: ett fel, inga siffror', (table) => {
    expect(readRegisterList(table)).toMatchObject({ rows: [], faults: [expect.any(String)] });
  });
  test.each([
    ['15–24 år', { from: 15, to: 24 }],
    ['15-24', { from: 15, to: 24 }],
    ['Under 15 år', { from: 0, to: 14 }],
    ['65 år eller äldre', { from: 65, to: 200 }],
    ['65+', { from: 65, to: 200 }],
    ['17', { from: 17, to: 17 }],
    ['24–15', null],
    ['unga', null],
  ])('åldern ”%s”', (words, range) => {
    expect(ageRange(words)).toEqual(range);
  });
});
