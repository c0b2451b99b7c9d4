import { expect, test } from 'vitest';
import { carriedPoint, nextPeriod, nextTitle } from '#promise/carry-over.ts';
import { aPoint } from '#tests/support/promise-record.ts';

test.each([
  ['a year', '2025-01-01', '2025-12-31', '2026-01-01', '2026-12-31'],
  ['a leap year after another', '2023-01-01', '2023-12-31', '2024-01-01', '2024-12-31'],
  ['two years', '2023-01-01', '2024-12-31', '2025-01-01', '2026-12-31'],
  ['July to June', '2018-07-01', '2020-06-30', '2020-07-01', '2022-06-30'],
  ['half a year', '2025-01-01', '2025-06-30', '2025-07-01', '2025-12-31'],
  ['May to May', '2024-05-15', '2025-05-14', '2025-05-15', '2026-05-14'],
  ['ten days', '2025-06-21', '2025-06-30', '2025-07-01', '2025-07-10'],
])('the period after %s is as long', (_what, from, to, start, end) => {
  expect(nextPeriod({ from, to })).toEqual({ from: start, to: end });
});

test.each([
  ['Löfte för Norrby 2025', 'Löfte för Norrby 2026'],
  ['Löfte 2025–2025', 'Löfte 2026–2026'],
  ['Löfte för Norrby', 'Löfte för Norrby'],
  ['Dnr 12025', 'Dnr 12025'],
])('%s is followed by %s', (title, next) => {
  const year = (from: string) => ({ from: `${from}-01-01`, to: `${from}-12-31` });
  expect(nextTitle(title, year('2025'), year('2026'))).toBe(next);
});

test('a point takes its words along, and nothing of when or how it went', () => {
  const earlier = aPoint({
    dueWords: 'senast i juni 2025',
    due: '2025-06-30',
    publicNote: 'Flyttad.',
    internalNote: 'Ring Kim.',
    goals: [
      { id: 'nytt', number: 1, text: 'Ett.' },
      { id: 'gammalt', number: 2, text: 'Två.' },
    ],
    target: { atLeast: 4, unit: 'rundor', per: null },
  });
  const carried = carriedPoint(earlier, new Set(['nytt']));
  expect(carried).toMatchObject({
    body: earlier.body,
    target: earlier.target,
    dueWords: null,
    due: null,
    publicNote: null,
    internalNote: null,
    goals: ['nytt'],
  });
  expect(carriedPoint(aPoint({ dueWords: 'varje tertial' }), new Set()).dueWords).toBe('varje tertial');
});
