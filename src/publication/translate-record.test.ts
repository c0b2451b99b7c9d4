import { expect, test } from 'vitest';
import { placeOf, recordTexts, translateRecord } from '#publication/translate-record.ts';
import { aFollowUp, aPoint, aPromise } from '#tests/support/promise-record.ts';

const GOAL = { id: 'mal', number: 1, text: 'Alla ska kunna röra sig fritt.' };
const MEASURE = {
  id: 'm',
  body: 'Vi hänger upp skyltar.',
  ownerParty: null,
  ownerUnit: null,
  actors: 'Vaktmästaren',
  limits: 'Inte vid skolan',
  funding: 'Gatuenheten',
  amount: null,
  due: null,
  visibility: 'public' as const,
};
const WHOLE = {
  record: aPromise({
    goals: [{ ...GOAL, from: null, to: null }],
    points: [
      aPoint({ goals: [GOAL], measures: [MEASURE, { ...MEASURE, id: 'n', body: 'Hemligt', visibility: 'internal' }] }),
    ],
  }),
  followUp: aFollowUp(),
};

test('varje text som visas frågas efter en gång, också åtgärder; det interna aldrig', () => {
  const texts = recordTexts(WHOLE);
  expect(new Set(texts.map(placeOf)).size).toBe(texts.length);
  expect(texts.filter(({ text }) => text === GOAL.text)).toHaveLength(1);
  expect(texts.map(({ text }) => text)).toContain(MEASURE.body);
  for (const secret of ['Hemligt', 'Vaktmästaren', 'Inte vid skolan', 'Gatuenheten']) {
    expect(texts.map(({ text }) => text)).not.toContain(secret);
  }
});

test('ett mål är översatt överallt där det står', () => {
  const { record } = translateRecord(WHOLE, ({ text }) => `[${text}]`);
  const [point] = record.points;
  expect([record.goals[0]?.text, point?.goals[0]?.text]).toEqual([`[${GOAL.text}]`, `[${GOAL.text}]`]);
  expect(point?.measures.map(({ body }) => body)).toEqual([`[${MEASURE.body}]`, 'Hemligt']);
});
