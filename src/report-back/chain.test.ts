import { expect, test } from 'vitest';
import type { Theme } from '#dialogue/theme.ts';
import { chainOf } from '#report-back/chain.ts';

const theme = (id: string, parentId: string | null): Theme => ({
  id,
  problem: null,
  no: 1,
  name: id,
  parentId,
  state: 'active',
  onward: [],
});
const themes = new Map(
  [theme('narkotika', null), theme('försäljning', 'narkotika'), theme('buller', null)].map((one) => [one.id, one]),
);
const point = { slug: 'p', body: 'Fler vuxna ute.', promiseSlug: 'l', promiseTitle: 'Löftet' };
const link = (themeId: string, pointId: string) => ({
  ...point,
  themeId,
  pointId,
  pointSlug: point.slug,
  promiseId: 'löfte',
});

test('en punkt som ett tema ledde till är efterfrågad också när svaren gäller det som ligger under temat', () => {
  const counts = [{ themeId: 'försäljning', dialogueId: 'd', inputs: 9 }];
  const links = [link('narkotika', 'ett'), link('buller', 'två')];
  const points = ['ett', 'två', 'tre'].map((id) => ({ ...point, id }));
  const { unpromised, unasked } = chainOf(themes, { counts, told: () => null }, links, [], points);
  expect(unpromised).toEqual([]);
  expect(unasked.map(({ id }) => id)).toEqual(['två', 'tre']);
});

test('ett tema som svar gäller och som varken det eller något ovanför ledde någonstans hänger löst', () => {
  const counts = [{ themeId: 'narkotika', dialogueId: 'd', inputs: 9 }];
  const { unpromised } = chainOf(themes, { counts, told: () => null }, [link('försäljning', 'ett')], [], []);
  expect(unpromised.map(({ id }) => id)).toEqual(['narkotika']);
});
