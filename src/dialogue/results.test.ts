import { describe, expect, test } from 'vitest';
import type { Answers } from '#dialogue/answers.ts';
import { channelWords, dialogueResult, type DialogueResult } from '#dialogue/results.ts';
import { factsOf, groupsOf, resultShape, resultTables, tablesOf } from '#dialogue/results-shape.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { countPeople } from '#situation/linked-counts.ts';

const shape = resultShape(standardForm({ sv: 'Vad är viktigast?' }, ['Torget', 'Skolan']));

function resultOf(answers: readonly Answers[]): DialogueResult {
  const groups = answers.map((one) =>
    groupsOf(
      shape.groups,
      shape.groups.map(({ axis }) => (typeof one[axis.name] === 'string' ? String(one[axis.name]) : null)),
    ),
  );
  const counted = new Map(
    countPeople(
      [[], ...shape.groups.map(({ axis }) => [axis])],
      groups.map((own) => ({ facts: [own], count: 1 })),
    ),
  );
  for (const asked of shape.asked) {
    const people = answers.flatMap((one, at) => {
      const answer = one[asked.axis.name];
      return answer === undefined ? [] : [{ facts: factsOf(asked, answer, groups[at] ?? {}), count: 1 }];
    });
    for (const [name, count] of countPeople(tablesOf(asked, shape.groups), people)) counted.set(name, count);
  }
  return dialogueResult(shape, counted, 5);
}

const woman = { kon: 'kvinna', alder: 'a-25-44' };
const man = { kon: 'man', alder: 'a-45-64' };
const many = (count: number, answers: Answers): Answers[] => Array.from({ length: count }, () => answers);
const worry = (problem: string, place: string | null = null) => ({ problem, place, time: null });

describe('resultatet av en dialog', () => {
  const result = resultOf([
    ...many(20, {
      ...woman,
      trygg: 2,
      oro: [worry('inbrott', 'plats-1'), worry('inbrott', 'plats-2'), worry('trafik')],
    }),
    ...many(12, { ...man, trygg: 4, oro: [worry('trafik')] }),
    ...many(3, { ...man, trygg: 5 }),
  ]);
  const question = (name: string) => result.questions.find((one) => one.name === name);
  const row = (name: string, value: string) => question(name)?.rows.find((one) => one.value === value)?.all;

  test('varje person räknas en gång i en rad, hur många platser den än har nämnt', () => {
    expect(result.people).toBe(35);
    expect(question('oro')?.answered).toBe(32);
    expect(row('oro', 'inbrott')?.count).toBe(20);
    expect(row('oro', 'trafik')?.count).toBe(32);
  });
  test('andelen är av dem som svarat på frågan, med sitt intervall', () => {
    expect(row('oro', 'inbrott')?.share).toMatchObject({ count: 20, of: 32 });
    expect(row('oro', 'inbrott')?.share?.low).toBeCloseTo(0.453, 2);
    expect(row('oro', 'inbrott')?.share?.high).toBeCloseTo(0.771, 2);
  });
  test('tre som svarat fem göms, och går inte att räkna ut av de andra', () => {
    expect(row('trygg', '5')).toEqual({ count: null, share: null });
    expect(question('trygg')?.rows.filter(({ all }) => all.count === null).length).toBeGreaterThan(1);
  });
  test('frågan går att läsa efter kön, plats och tid', () => {
    expect(question('oro')?.by.map(({ title }) => title)).toEqual([
      'Plats',
      'Tid',
      'Hur gammal är du?',
      'Är du kvinna eller man?',
    ]);
  });
  test('könen för sig där det går, och annars sägs att det är dolt', () => {
    const both = resultOf([
      ...many(20, { ...woman, oro: [worry('inbrott')] }),
      ...many(9, { ...man, oro: [worry('inbrott')] }),
      ...many(2, { kon: 'annat', alder: 'a-65', oro: [worry('inbrott')] }),
      ...many(4, { alder: 'a-65', oro: [worry('inbrott')] }),
    ]);
    const [, , , bySex] = both.questions[0]?.by ?? [];
    const at = both.questions[0]?.rows.findIndex(({ value }) => value === 'inbrott') ?? -1;
    expect(bySex?.cells[at]?.map(({ count }) => count)).toEqual([20, 9, null, null]);
    expect(bySex?.isHidden).toBe(false);
    const one = resultOf(many(20, { ...woman, trygg: 2 }));
    expect(one.questions.find(({ name }) => name === 'trygg')?.by.at(-1)?.isHidden).toBe(true);
  });
  test('färre än fem svar: ingenting alls', () => {
    const few = resultOf(many(4, { ...woman, trygg: 2, oro: [worry('inbrott')] }));
    expect(few.people).toBeNull();
    expect(
      few.questions.every(({ answered, rows }) => answered === null && rows.every(({ all }) => all.count === null)),
    ).toBe(true);
  });
  test('inga svar', () => {
    expect(resultOf([]).people).toBeNull();
  });
  test('varje tabell har sina ord', () => {
    expect(resultTables(shape).length).toBe(1 + 2 + 2 * 3 + 2);
  });
});

describe('hur svaren kom in', () => {
  const ways = (web: number, paper: number, interview: number) =>
    channelWords(
      [
        { channel: 'web', count: web },
        { channel: 'paper', count: paper },
        { channel: 'interview', count: interview },
      ],
      5,
    );
  test.each([
    [30, 0, 0, 'alla på webben'],
    [30, 8, 9, '30 på webben, 8 på papper, 9 i intervju'],
    [30, 3, 9, '30 på webben, 12 på annat sätt'],
    [30, 3, 0, 'på flera sätt, men hur många på varje är dolt'],
    [2, 1, 0, null],
  ])('%i på webben, %i på papper, %i i intervju: %s', (web, paper, interview, words) => {
    expect(ways(web, paper, interview)).toBe(words);
  });
});
