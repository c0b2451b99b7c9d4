import fc from 'fast-check';
import { expect, test } from 'vitest';
import { themeNamed, themeNow, themePath, themesUnder, themeTree, themeWords, type Theme } from '#dialogue/theme.ts';
import { runs } from '#tests/support/examples.ts';

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
const all = (...themes: Theme[]): Map<string, Theme> => new Map(themes.map((one) => [one.id, one]));

test('ett sammanslaget tema räknas på det som det blev, i flera led, och ett delat på sig självt', () => {
  const themes = all(
    theme('a', { state: 'merged', onward: ['b'] }),
    theme('b', { state: 'merged', onward: ['c'] }),
    theme('c', { state: 'split', onward: ['d', 'e'] }),
    theme('d'),
    theme('e'),
  );
  expect(themeNow(themes, 'a')?.id).toBe('c');
  expect(themeNow(themes, 'x')).toBeUndefined();
});

test('det som stod under ett sammanslaget tema står under det som det blev', () => {
  const themes = all(
    theme('Droger', { state: 'merged', onward: ['Narkotika'] }),
    theme('Narkotika'),
    theme('Försäljning', { parentId: 'Droger' }),
  );
  expect(themeWords(themes, 'Försäljning')).toBe('Narkotika › Försäljning');
  expect([...themesUnder(themes, 'Narkotika')].toSorted()).toEqual(['Droger', 'Försäljning', 'Narkotika']);
  expect(themeTree(themes).map(({ id, depth }) => `${depth} ${id}`)).toEqual(['0 Narkotika', '1 Försäljning']);
});

test('trädet står i svensk ordning, och ett namn är detsamma hur det än skrivs', () => {
  const themes = all(theme('Ö'), theme('Å'), theme('Ä'), theme('Z'));
  expect(themeTree(themes).map(({ id }) => id)).toEqual(['Z', 'Å', 'Ä', 'Ö']);
  expect(themeNamed(themes, ' å ')?.id).toBe('Å');
  expect(themeNamed(all(theme('a', { state: 'merged', onward: ['b'] })), 'a')).toBeUndefined();
});

test('varje tema som används står en gång i trädet, hur de än hänger ihop', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const tree = fc.array(fc.record({ parent: fc.nat(5), merged: fc.boolean() }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(tree, (parts) => {
      // Above and onward point at those before: what the use cases let through has no circles.
      const themes = all(
        ...names.map((id, at) => {
          const { parent = 0, merged = false } = parts[at] ?? {};
          const before = at === 0 ? undefined : names[parent % at];
          return merged && before !== undefined
            ? theme(id, { state: 'merged', onward: [before] })
            : theme(id, { parentId: before ?? null });
        }),
      );
      const standing = names.filter((id) => themes.get(id)?.state === 'active');
      expect(
        themeTree(themes)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(standing);
      for (const id of names) expect(themePath(themes, id).at(-1)).toBe(themeNow(themes, id));
    }),
    { numRuns: runs(100) },
  );
});
