import { expect, test } from 'vitest';
import { answersWords, toldCounts, wholeCounts } from '#dialogue/theme-counts.ts';

const COUNTS = [
  { themeId: 'ljus', dialogueId: 'ett', inputs: 9 },
  { themeId: 'ljus', dialogueId: 'två', inputs: 3 },
  { themeId: 'ljus', dialogueId: 'tre', inputs: 40 },
  { themeId: 'buss', dialogueId: 'ett', inputs: 2 },
  { themeId: 'skräp', dialogueId: 'ett', inputs: 12 },
];

test('färre än fem svar sägs inte, och går inte att räkna ut ur det som sägs', () => {
  const told = toldCounts(COUNTS, 5);
  expect([told('buss', 'ett'), told('buss', null), told('ljus', 'två')]).toEqual([null, null, null]);
  expect([told('skräp', 'ett'), told('skräp', null), told('skräp', 'två')]).toEqual([12, 12, 0]);
  const shown = ['ett', 'två', 'tre'].map((one) => told('ljus', one)).filter((count) => count !== null);
  if (told('ljus', null) !== null) expect(shown.length).toBeLessThan(2);
});

test('den som läser svaren får veta hur många de är', () => {
  const whole = wholeCounts(COUNTS);
  expect([whole('ljus', 'två'), whole('ljus', null), whole('annat', null)]).toEqual([3, 52, 0]);
});

test('ett antal som inte sägs har ord', () => {
  expect([answersWords(1_200), answersWords(null)]).toEqual([
    '1\u00a0200\u00a0svar',
    'för få svar för att säga hur många',
  ]);
});
