import { expect, test } from 'vitest';
import { whatIsMissing } from '#promise/missing.ts';
import { aPoint, aPromise, MUNICIPALITY } from '#tests/support/promise-record.ts';

const ANSWERER = {
  id: 'a',
  pointId: 'p1',
  partyId: MUNICIPALITY.id,
  person: { id: 'eva', name: 'Eva' },
  deputy: null,
  unit: null,
  from: '2021-01-01',
  to: null,
};
const PARTIES = [{ ...MUNICIPALITY, named: 'kommunen' }];

test('a promise that has everything lacks nothing', () => {
  expect(whatIsMissing(aPromise({ intro: 'Hej.', parties: PARTIES }), [ANSWERER])).toEqual([]);
});

test('what is missing is told, the promise’s own text first, then point by point', () => {
  const vague = aPoint({ body: 'Kommunen ska stärka samverkan i Norrby.' });
  const missing = whatIsMissing(aPromise({ points: [vague] }), []);
  expect(missing.map(({ what, point }) => [point?.number ?? null, what])).toEqual([
    [null, 'Inledning: säg varför löftet finns och vilka det är till.'],
    [null, 'Vilka som lovar.'],
    [1, 'Vem som svarar för uppföljningen hos Ekviks kommun.'],
    [1, 'Formuleringen: vad görs?, hur mycket?, går det att se om det blev gjort?'],
  ]);
  expect(whatIsMissing(aPromise({ points: [] }), []).at(-1)?.what).toBe('Punkter: löftet har inga än.');
});
