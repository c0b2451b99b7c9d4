import { describe, expect, test } from 'vitest';
import { dialogueResult, rowsShown, type QuestionResult } from '#dialogue/results.ts';
import { themeNow, themePath } from '#dialogue/theme.ts';
import { themeFacts, themesAsked } from '#dialogue/theme-results.ts';
import { discloseCounts, type Told } from '#situation/disclosure.ts';
import { codedResult, type CodedResult } from '#tests/support/coded-results.ts';
import { runs } from '#tests/support/examples.ts';
import { attackPublished, isNarrowed } from '#tests/support/published-counts.ts';

const theme = (id: string, parentId: string | null = null, onward: readonly string[] = []) =>
  [
    id,
    { id, problem: null, no: 1, name: id, parentId, state: onward.length > 0 ? 'merged' : 'active', onward },
  ] as const;
const TREE = new Map([theme('brott'), theme('narkotika', 'brott'), theme('rån', 'brott'), theme('ljus'), theme('droger', null, ['narkotika'])]); // prettier-ignore
const at = (themeId: string, place: string | null = null, placeWords: string | null = null) => ({
  themeId,
  place,
  placeWords,
  time: null,
});

describe('teman som något att räkna', () => {
  const asked = themesAsked(TREE, [{ value: 'plats-1', name: 'Torget' }]);
  const counted = (...coded: ReturnType<typeof at>[]) =>
    asked === null ? [] : themeFacts(asked, coded, { kon: 'man' });

  test('står i trädets ordning, och det som bara är kodat på ett överordnat tema har en egen rad', () => {
    expect([...(asked?.labels.values() ?? [])]).toEqual(['brott', 'brott, inget närmare', 'narkotika', 'rån', 'ljus']);
    expect([...(asked?.depths.values() ?? [])]).toEqual([0, 1, 1, 1, 0]);
  });
  test('ett sammanslaget tema räknas på det som det blev', () => {
    expect(counted(at('droger'))).toMatchObject([{ Tema: 'narkotika' }]);
  });
  test('platsen är formulärets, någon annan eller inte sagd', () => {
    const places = counted(at('ljus', 'plats-1'), at('ljus', null, 'Bakom kiosken'), at('ljus', 'plats-9'), at('ljus'));
    expect(places.map((fact) => fact['Tema.plats'])).toEqual(['plats-1', '+', '+', '-']);
  });
  test('inga teman, inget att räkna', () => {
    expect(themesAsked(new Map(), [])).toBeNull();
  });
  test('av trädet visas det som säger något, med det som det står under', () => {
    const row = (value: string, depth: number, count: number | null) => ({ value, label: value, depth, all: { count, share: null } }); // prettier-ignore
    const rows = [row('a', 0, null), row('b', 1, null), row('c', 2, 7), row('d', 1, null), row('e', 0, null)];
    const { shown, hidden } = rowsShown({ rows } as unknown as QuestionResult);
    expect([[...shown].toSorted(), hidden]).toEqual([
      [0, 1, 2],
      ['d', 'e'],
    ]);
  });
});

describe('kodade dialoger med teman under teman', () => {
  const results = Array.from({ length: runs(60) }, (_, seed) => codedResult(seed, { isLarge: true }));

  test('den som står över har alla som står under, och ingen räknas två gånger', () => {
    for (const { shape, counted, people, themes } of results)
      for (const value of shape.themes?.axis.values ?? []) {
        const within = (id: string): boolean =>
          value.endsWith('+')
            ? `${themeNow(themes, id)?.id}+` === value
            : themePath(themes, id).some((above) => above.id === value);
        const own = people.filter(({ coded }) => coded.some(({ themeId }) => within(themeId)));
        expect(counted.get(`Tema=${value}`) ?? 0).toBe(own.length);
      }
  });
  const small = Array.from({ length: runs(150) }, (_, seed) => codedResult(seed, { isLarge: false }));
  const narrowed = (one: CodedResult, told: Told): boolean =>
    attackPublished([{ ...one.linked, told }], { limit: one.limit, takenBack: false }).some((found) =>
      isNarrowed(found, one.limit),
    );
  test('inget litet tal går att räkna ut ur allt som visas', () => {
    expect(small.filter((one) => narrowed(one, discloseCounts(one.linked, one)))).toEqual([]);
  });
  test('det går i de flesta, om bara de små talen döljs', () => {
    const open = small.filter((one) =>
      narrowed(one, new Map([...one.linked.counts].map(([name, count]) => [name, count < one.limit ? null : count]))),
    );
    expect(open.length / small.length).toBeGreaterThan(0.7);
  });
  test('av 40 svar och fler sägs alltid hur många de är', () => {
    const many = results.filter(({ people, limit }) => people.length >= 40 && limit <= 5);
    expect(many.length).toBeGreaterThan(10);
    for (const { shape, counted, limit, people } of many)
      expect(dialogueResult(shape, counted, limit).people).toBe(people.length);
  });
});
