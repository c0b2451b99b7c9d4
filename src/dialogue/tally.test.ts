import { expect, test } from 'vitest';
import type { Answer } from '#dialogue/answers.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { tallyAnswers, type Alike } from '#dialogue/tally.ts';

const FORM = standardForm({ sv: 'Vad är viktigast?' }, ['Torget']);
const said = (name: string, answer: Answer, count = 1): Alike => ({ name, groups: [], answer, count });

test('den som nämner samma problem tre gånger räknas en gång, och den som inte svarat räknas inte', () => {
  const trafik = { problem: 'trafik', place: null, time: null };
  const everybody = { name: null, groups: [], answer: null, count: 9 };
  const alike = [everybody, said('oro', [trafik, trafik, trafik]), said('trygg', 2, 2)];
  const [oro, trygg] = tallyAnswers(FORM, alike);
  expect(oro).toMatchObject({ answered: 1, several: true });
  expect(oro?.rows.find(({ label }) => label === 'Trafik och buskörning')?.count).toBe(1);
  expect(trygg?.rows.map(({ count }) => count)).toEqual([0, 2, 0, 0, 0]);
});

test('där ett val är ett blir raderna tillsammans lika många som har svarat', () => {
  const kon = tallyAnswers(FORM, [said('kon', 'kvinna', 2), said('kon', 'man')])[4];
  expect(kon?.answered).toBe(3);
  expect(kon?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(3);
});
