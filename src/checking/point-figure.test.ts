import { describe, expect, it } from 'vitest';
import { findPointsWithoutFigure } from '#checking/point-figure.ts';
import { buildFigure, buildMaterial } from '#tests/support/report-builder.ts';

const found = (text: string): number =>
  findPointsWithoutFigure(buildMaterial({ points: [{ results: [text] }] })).length;

describe('findPointsWithoutFigure', () => {
  it.each([
    'En arbetsgrupp har gått igenom trafiken.',
    'Polisen har ökat antalet trafikkontroller under 2017.',
    'Ungdomar 13-16 år har fått aktiviteter.',
    'Mötet hölls den 3 maj 2017 kl. 18.',
    'Elever i årskurs 8 fick besök.',
    'Mötet hölls en fredag i maj.',
    'Patrullering sker regelbundet i centrum.',
    'Projektet följer lagen (1976:580).',
  ])('%j säger ingen storlek', (text) => {
    expect(found(text)).toBe(1);
  });

  it.each([
    '303 trafikkontroller gjordes.',
    'Polisen gjorde tjugofem kontroller.',
    'Veckovisa möten hålls.',
    'Antalet brott har halverats.',
    'Klottret har minskat med en tredjedel.',
    'Mer än dubbelt så många brott rapporterades.',
    'Otryggheten minskade med 12 procent.',
    'Fritidsgården har öppet varje kväll.',
    'Samtliga skolor fick besök.',
    'Patrullering sker fredag och lördag kväll.',
    'Vandring sker på fredagar.',
  ])('%j säger en storlek', (text) => {
    expect(found(text)).toBe(0);
  });

  it('ett tal i en av flera perioder räcker', () => {
    const results = [
      { period: 'T1 2021', text: 'Pågår.' },
      { period: 'T2 2021', text: 'Tre vandringar hölls.' },
    ];
    expect(findPointsWithoutFigure(buildMaterial({ points: [{ results }] }))).toEqual([]);
  });

  it('läsningens tal räknas, men en ökning utan storlek gör det inte', () => {
    const point = (figure: Parameters<typeof buildFigure>[0]): Parameters<typeof buildMaterial>[0] => ({
      points: [{ results: ['Trygghetsvandring genomförd.'], figures: [buildFigure(figure)] }],
    });
    expect(findPointsWithoutFigure(buildMaterial(point({ value: 1 })))).toEqual([]);
    expect(findPointsWithoutFigure(buildMaterial(point({ comparison: 'increase' })))).toHaveLength(1);
  });

  it('det som inte gjordes, och en punkt utan resultat, behöver inget tal', () => {
    expect(found('Nej, det har vi inte gjort. Polisen blev sjuk.')).toBe(0);
    const results = [{ text: 'Ej genomfört på grund av sommarlov.', status: 'not-done' as const }];
    expect(findPointsWithoutFigure(buildMaterial({ points: [{ results }, {}] }))).toEqual([]);
  });
});
