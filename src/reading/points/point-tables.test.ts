import { describe, expect, it } from 'vitest';
import { blocks, h, table } from '#tests/support/blocks.ts';
import { FOLLOW_UP, M, P, read, short } from '#tests/support/point-reading.ts';

describe('tabeller', () => {
  it('med löfte och tertialer', () => {
    const document = blocks(
      table(1, [
        ['Löfte', 'Ansvarig', 'T1 2018', 'T2 2018'],
        ['Polisen ska synas.', 'Polisen', 'Fem pass.', ''],
        ['Röja buskar.', 'Kommunen', 'Ej påbörjat.', '–'],
      ]),
    );
    const reading = read(document, FOLLOW_UP);
    expect(
      reading.points.map(({ text, owner, results }) => [text, owner, results.map((r) => [r.period, r.text, r.status])]),
    ).toEqual([
      ['Polisen ska synas.', P, [['T1 2018', 'Fem pass.', null]]],
      ['Röja buskar.', M, [['T1 2018', 'Ej påbörjat.', 'planned']]],
    ]);
    expect(reading.missing.map(({ point, period }) => [point, period])).toEqual([
      [1, 'T2 2018'],
      [2, 'T2 2018'],
    ]);
    expect(reading.unplaced).toEqual([]);
    expect(new Set(reading.points.flatMap((point) => point.blocks)).size).toBe(document.length);
  });

  it('med status, när och fokusområde som sträcker sig', () => {
    const document = blocks(
      table(1, [
        ['Fokusområde', 'Aktivitet', 'Ansvarig', 'När', 'Status'],
        [{ text: 'Trafik', rows: 2 }, 'Kontroller vid skolor', 'Polisen', 'Maj', 'Genomfört'],
        ['Farthinder', 'Kommunen', 'Hösten', 'Pågår'],
      ]),
    );
    expect(
      read(document, FOLLOW_UP).points.map(({ focusArea, text, owner, due, results }) => [
        focusArea,
        text,
        owner,
        due,
        results.map((r) => [r.text, r.status]),
      ]),
    ).toEqual([
      ['Trafik', 'Kontroller vid skolor', P, 'Maj', [['Genomfört', 'done']]],
      ['Trafik', 'Farthinder', M, 'Hösten', [['Pågår', 'ongoing']]],
    ]);
  });

  it('med mål, aktivitet och resultat', () => {
    const document = blocks(
      table(1, [
        ['Mål', 'Aktivitet', 'Resultat'],
        [{ text: 'Trafiken ska bli lugnare.', rows: 2 }, 'Polisen ska göra kontroller.', '20 gjorda.'],
        ['Kommunen ska bygga farthinder.', 'Tre byggda.'],
      ]),
    );
    expect(read(document, FOLLOW_UP).points.map(({ promise, text, owner }) => [promise, text, owner])).toEqual([
      [null, 'Polisen ska göra kontroller.', P],
      [null, 'Kommunen ska bygga farthinder.', M],
    ]);
  });

  it('med rader som namnger parten, och upprepad rubrikrad', () => {
    const document = blocks(
      table(1, [
        ['Löfte', 'Resultat'],
        [{ text: 'Polisens åtaganden', columns: 2 }],
        ['Synas mer.', 'Ja, varje vecka.'],
        ['Löfte', 'Resultat'],
        [{ text: 'Kommunens åtaganden', columns: 2 }],
        ['Röja buskar.', 'Klart.'],
      ]),
    );
    const reading = read(document, FOLLOW_UP);
    expect(reading.points.map(({ text, owner }) => [text, owner])).toEqual([
      ['Synas mer.', P],
      ['Röja buskar.', M],
    ]);
    expect(new Set(reading.points.flatMap((point) => point.blocks)).size).toBe(document.length);
  });

  it('vänd på högkant', () => {
    const document = blocks(
      table(
        1,
        [
          ['Löfte', 'Polisen ska synas.', 'Kommunen ska röja buskar.'],
          ['T1 2018', 'Fem pass.', 'Klart.'],
          ['T2 2018', 'Sju pass.', ''],
        ],
        false,
      ),
    );
    const reading = read(document, FOLLOW_UP);
    expect(reading.points.map(({ text, results }) => [text, results.map((r) => [r.period, r.text])])).toEqual([
      [
        'Polisen ska synas.',
        [
          ['T1 2018', 'Fem pass.'],
          ['T2 2018', 'Sju pass.'],
        ],
      ],
      ['Kommunen ska röja buskar.', [['T1 2018', 'Klart.']]],
    ]);
    expect(reading.missing.map(({ point, period }) => [point, period])).toEqual([[2, 'T2 2018']]);
  });

  it('med en kolumn per part', () => {
    const document = blocks(
      table(1, [
        ['Polisen lovar', 'Kommunen lovar'],
        ['Synas mer.\nGöra kontroller.', 'Röja buskar.'],
      ]),
    );
    expect(read(document).points.map(({ text, owner }) => [text, owner])).toEqual([
      ['Synas mer.', P],
      ['Göra kontroller.', P],
      ['Röja buskar.', M],
    ]);
  });

  it('som fortsätter på nästa sida utan rubrikrad', () => {
    const document = blocks(
      table(1, [
        ['Löfte', 'Resultat'],
        ['Polisen ska synas.', 'Fem pass.'],
      ]),
      table(2, [['Kommunen ska röja buskar.', 'Klart.']], false),
    );
    expect(short(document, FOLLOW_UP)).toEqual([
      ['Polisen ska synas.', P, ['Fem pass.']],
      ['Kommunen ska röja buskar.', M, ['Klart.']],
    ]);
  });

  it('om annat än punkter lämnas', () => {
    const document = blocks(
      h(2, 'Statistik'),
      table(1, [
        ['Område', '2016', '2017'],
        ['Centrum', '20', '30'],
      ]),
      h(2, 'Bakgrund'),
      table(2, [
        ['Tid', 'Programpunkt'],
        ['18.00', 'Kommunen hälsar välkommen'],
      ]),
      table(3, [
        ['Namn', 'Telefon'],
        ['Områdespolisen', '114 14'],
      ]),
    );
    expect(read(document).points).toEqual([]);
  });
});
