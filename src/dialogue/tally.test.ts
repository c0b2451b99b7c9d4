import { expect, test } from 'vitest';
import type { Answers } from '#dialogue/answers.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { tallyAnswers } from '#dialogue/tally.ts';

const FORM = standardForm({ sv: 'Vad är viktigast?' }, ['Torget']);
const said = (answers: Answers, held = false) => ({ answers, held, channel: 'web' as const });

test('den som nämner samma problem tre gånger räknas en gång, och den som inte svarat räknas inte', () => {
  const trafik = { problem: 'trafik', place: null, time: null };
  const [oro, trygg] = tallyAnswers(FORM, [said({ oro: [trafik, trafik, trafik], trygg: 2 }), said({ trygg: 2 })]);
  expect(oro).toMatchObject({ answered: 1, several: true });
  expect(oro?.rows.find(({ label }) => label === 'Trafik och buskörning')?.count).toBe(1);
  expect(trygg?.rows.map(({ count }) => count)).toEqual([0, 2, 0, 0, 0]);
});

test('text som väntar på granskning visas inte, men att den finns sägs', () => {
  const gora = tallyAnswers(FORM, [said({ gora: 'Mer ljus' }), said({ gora: 'Ring 070-123 45 67' }, true)])[2];
  expect(gora).toMatchObject({ answered: 2, texts: ['Mer ljus'], held: 1 });
});

test('där ett val är ett blir raderna tillsammans lika många som har svarat', () => {
  const kon = tallyAnswers(FORM, [said({ kon: 'kvinna' }), said({ kon: 'man' }), said({ kon: 'kvinna' })])[4];
  expect(kon?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(kon?.answered);
});
