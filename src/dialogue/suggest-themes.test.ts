import { expect, test } from 'vitest';
import { readCoding, typedOf, typedRows } from '#dialogue/coding-form.ts';
import { addRow, codingSent, withRow } from '#dialogue/coding-sent.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { oneList, suggestFromWords, suggestFromWorries, type StemCount } from '#dialogue/suggest-themes.ts';
import type { Theme } from '#dialogue/theme.ts';

const theme = (id: string, parts: Partial<Theme> = {}): Theme => ({
  id,
  problem: null,
  no: 1,
  name: id,
  parentId: null,
  state: 'active',
  onward: [],
  ...parts,
});
const THEMES = new Map(
  [
    theme('Droger', { problem: 'narkotika', state: 'merged', onward: ['Narkotika'] }),
    theme('Narkotika'),
    theme('Belysning', { problem: 'morker' }),
    theme('Trafik', { state: 'split', onward: ['Fart', 'Parkering'] }),
    theme('Fart'),
    theme('Parkering'),
  ].map((one) => [one.id, one]),
);
const FORM = standardForm({ sv: 'Dialog' }, ['Torget', 'Skolan']);
const count = (stem: string, themeId: string, onTheme: number, inAll = onTheme, inName = false): StemCount => ({
  stem,
  themeId,
  onTheme,
  inAll,
  inName,
});

test('en oro föreslår det tema som problemet är nu, med plats och tid', () => {
  const oro = [{ problem: 'narkotika', place: 'plats-1', time: 'night' as const }];
  expect(suggestFromWorries({ oro }, THEMES)).toMatchObject([
    { themeId: 'Narkotika', place: 'plats-1', time: 'night', why: 'chosen' },
  ]);
});

test('ett ord som en enda har skrivit förut säger inget, flera eller temats namn gör det', () => {
  expect(suggestFromWords([count('fler', 'Fart', 1)], THEMES)).toEqual([]);
  expect(suggestFromWords([count('lamp', 'Belysning', 3)], THEMES)).toMatchObject([
    { themeId: 'Belysning', stems: ['lamp'], why: 'words' },
  ]);
  expect(suggestFromWords([count('parkering', 'Parkering', 0, 0, true)], THEMES)).toHaveLength(1);
  // What is said of everything speaks for nothing.
  expect(suggestFromWords([count('mer', 'Fart', 2, 30)], THEMES)).toEqual([]);
});

test('förslagen är högst nio, och det som valts i svaret sägs inte två gånger', () => {
  const chosen = suggestFromWorries({ oro: [{ problem: 'morker', place: null, time: null }] }, THEMES);
  const words = suggestFromWords([count('lamp', 'Belysning', 9), count('fart', 'Fart', 9)], THEMES);
  expect(oneList(chosen, words).map(({ themeId }) => themeId)).toEqual(['Belysning', 'Fart']);
});

test('en kodning läses som den skrevs, hur namnen än stavas i stort och smått', () => {
  const rows = typedRows({ 'tema-2': ' belysning ', 'tematplats-2': 'skolan', 'tid-2': 'evening', 'tema-3': 'Fart' });
  const { coded, faults } = readCoding(rows, THEMES, FORM);
  expect(faults).toEqual([]);
  expect(coded).toEqual([
    { themeId: 'Belysning', place: 'plats-2', placeWords: null, time: 'evening' },
    { themeId: 'Fart', place: null, placeWords: null, time: null },
  ]);
  expect(typedOf(coded, THEMES, FORM)[0]).toEqual({ theme: 'Belysning', place: 'Skolan', time: 'evening' });
});

test('ett okänt namn kan bli ett tema, ett delat säger vad som gäller i stället, en plats behöver ett tema', () => {
  const read = (theme: string, place = '') => readCoding([{ theme, place, time: '' }], THEMES, FORM);
  expect(read('Buller').unknown).toEqual(['Buller']);
  expect(read('Trafik').faults).toEqual([{ field: 'tema-1', message: 'Trafik är delat. Välj Fart eller Parkering.' }]);
  expect(read('', 'Torget').faults.map(({ field }) => field)).toEqual(['tema-1']);
  expect(read('Fart', 'x'.repeat(101)).faults.map(({ field }) => field)).toEqual(['tematplats-1']);
});

test('ett förslag läggs i den första tomma raden, en gång', () => {
  const typed = withRow({ 'tema-1': 'Fart', forslag: 'Belysning\r\nSkolan\r\nnight' });
  expect(typedRows(typed)).toEqual([
    { theme: 'Fart', place: '', time: '' },
    { theme: 'Belysning', place: 'Skolan', time: 'night' },
  ]);
  const [row] = typedRows(typed);
  expect(row && addRow(typedRows(typed), row)).toHaveLength(2);
  expect(codingSent({ svar: 'x', no: '-1' })).toMatchObject({ expectedNo: 0, makeThemes: false });
});
