import { describe, expect, test } from 'vitest';
import { heardWords, whoWasHeard } from '#dialogue/heard.ts';
import { resultShape } from '#dialogue/results-shape.ts';
import { standardForm } from '#dialogue/standard-form.ts';

const { groups: asked } = resultShape(standardForm({ sv: 'Vad?' }, []));
const group = (name: string, value: string, label: string, answered: number | null) => ({
  group: name,
  value,
  label,
  answered,
});
const groups = [
  group('alder', 'under-15', 'Under 15 år', null),
  group('alder', 'a-15-24', '15–24 år', 7),
  group('alder', 'a-25-44', '25–44 år', 40),
  group('kon', 'kvinna', 'Kvinna', 40),
];
const age = (label: string, people: number) => ({ kind: 'age' as const, label, people });
const sex = (label: string, people: number) => ({ kind: 'sex' as const, label, people });

describe('vilka vi inte hörde', () => {
  const register = [
    age('0–9', 50),
    age('10-14', 50),
    age('15–19', 150),
    age('20–24', 150),
    age('25–44', 600),
    sex('Kvinnor', 500),
    sex('Män', 500),
  ];
  const heard = whoWasHeard({ people: 74, groups }, asked, register);
  test('registrets mindre åldersgrupper läggs ihop till formulärets', () => {
    expect(heard[0]?.rows.map(({ living }) => living)).toEqual([0.1, 0.3, 0.6]);
  });
  test('de som är färre än slumpen förklarar sägs i ord; ett dolt tal sägs vara dolt', () => {
    expect(heardWords(74, heard, 'i området')).toEqual([
      '74 röster.',
      '15–24 år: 9\u00a0% av rösterna, i området 30\u00a0%.',
      'Så få att antalet är dolt, eller dolt för att skydda andra: Under 15 år.',
    ]);
  });
  test('kvinnor i registret är Kvinna i formuläret, och 40 av 74 är inte fler än slumpen gör', () => {
    expect(heard[1]?.rows).toMatchObject([{ living: 0.5, than: 'alike' }]);
  });
  test('en grupp i registret som ligger i två av formulärets går inte att jämföra', () => {
    const [crossed] = whoWasHeard({ people: 74, groups }, asked, [age('10–19', 100), age('25–44', 100)]);
    expect(crossed?.rows.map(({ living }) => living)).toEqual([null, null, 0.5]);
  });
  test('utan siffror ur registren, eller med för få svar: ingenting', () => {
    expect(whoWasHeard({ people: 74, groups }, asked, [])).toEqual([]);
    expect(whoWasHeard({ people: null, groups: [] }, asked, register)).toEqual([]);
  });
});
