import { describe, expect, it } from 'vitest';
import { findActivitiesAsEffect } from '#checking/activity-effect.ts';
import { buildFigure, buildMaterial } from '#tests/support/report-builder.ts';
import type { Comparison } from '#checking/report.ts';

const found = (text: string, quote: string, comparison: Comparison | null, unit: string | null = null): unknown[] =>
  findActivitiesAsEffect(
    buildMaterial({ points: [{ results: [text], figures: [buildFigure({ quote, comparison, unit })] }] }),
  );

describe('findActivitiesAsEffect', () => {
  it.each([
    [
      'Polisen har haft insatser och mer än dubbelt så många narkotikabrott har rapporterats.',
      'mer än dubbelt så många narkotikabrott',
      'more-than-double',
    ],
    ['Polisen har ökat antalet trafikkontroller.', 'ökat antalet trafikkontroller', 'increase'],
    ['Antalet ingripanden minskade med 20 procent.', 'minskade med 20 procent', 'percent'],
    ['Antalet anmälda narkotikabrott har ökat från 31 till 52.', 'från 31 till 52', 'increase'],
    ['Polisens besök i butiker har ökat från 10 till 30.', 'från 10 till 30', 'increase'],
    [
      'Biblioteket har varit öppet. Antalet ordningsvakter har ökat från 2 till 6.',
      'Antalet ordningsvakter har ökat från 2 till 6',
      'increase',
    ],
    ['Patrulleringen har fördubblats.', 'fördubblats', 'double'],
    ['Dubbelt så många utandningsprov som hösten 2016.', 'Dubbelt så många utandningsprov', 'double'],
  ] as const)('%j', (text, quote, comparison) => {
    expect(found(text, quote, comparison)).toMatchObject([{ code: 'activity-as-effect', quote, point: 1, block: 2 }]);
  });

  it.each([
    ['Polisen gjorde 303 kontroller.', '303 kontroller', null],
    ['Antalet inbrott minskade från 64 till 23.', 'från 64 till 23', 'decrease'],
    ['Fler narkotikabrott, 40 mot 20, rapporterades. Det beror på att polisen letade mer.', '40 mot 20', 'double'],
    [
      'Dubbelt så många kontroller gjordes, och olyckorna minskade från 9 till 4.',
      'Dubbelt så många kontroller',
      'double',
    ],
    ['Antalet besökare har ökat från i snitt 23 till 39.', 'Antalet besökare har ökat', 'increase'],
    [
      'Gården har varit öppen. Antalet besök har ökat från 6 200 till 7 940.',
      'Antalet besök har ökat från 6 200 till 7 940',
      'increase',
    ],
    ['Besöken i biblioteket har fördubblats.', 'fördubblats', 'double'],
    ['Flickor stod för 46 procent av besöken.', '46 procent av besöken', 'percent'],
    ['Otryggheten har halverats.', 'halverats', 'halved'],
    ['Antalet medlemmar i föreningen ökade.', 'ökade', 'increase'],
  ] as const)('%j är i sin ordning', (text, quote, comparison) => {
    expect(found(text, quote, comparison)).toEqual([]);
  });

  it('enheten procent säger inte av vad: meningen gör det', () => {
    expect(found('Beslagen ökade med 40 procent.', '40 procent', 'percent', 'procent')).toHaveLength(1);
    expect(found('Stölderna ökade med 40 procent.', '40 procent', 'percent', 'procent')).toEqual([]);
  });

  it('mer av det som löftet lovade mer av är ingen effekt, om båda talen står', () => {
    const figures = [buildFigure({ quote: '212 nykterhetskontroller, jämfört med 140', comparison: 'increase' })];
    const results = ['Polisen gjorde 212 nykterhetskontroller, jämfört med 140 året före.'];
    const found = (text: string): number =>
      findActivitiesAsEffect(buildMaterial({ points: [{ text, results, figures }] })).length;
    expect(found('Polisen ska göra fler nykterhetskontroller.')).toBe(0);
    expect(found('Polisen ska arbeta mot rattfylleri.')).toBe(1);
    figures[0] = buildFigure({ quote: 'ökat antalet nykterhetskontroller', comparison: 'increase', hasBase: false });
    expect(found('Polisen ska göra fler nykterhetskontroller.')).toBe(1);
  });
});
