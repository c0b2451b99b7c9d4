import { describe, expect, it } from 'vitest';
import { b, blocks, h, ol, p, ul } from '#tests/support/blocks.ts';
import { FOLLOW_UP, M, MP, P, read, short } from '#tests/support/point-reading.ts';

describe('listor', () => {
  it('under partsrubriker', () => {
    const document = blocks(
      h(1, 'Medborgarlöfte för Ekvik 2018'),
      h(2, 'Polisen lovar'),
      ul(['Genomföra minst 20 trafikkontroller.', 'Synas mer i centrum.']),
      h(2, 'Kommunen lovar'),
      ul(['Ordna en trygghetsvandring.']),
      h(2, 'Tillsammans lovar vi'),
      ul(['Vi ska träffas varje vecka.']),
      h(2, 'Kontakt'),
      ul(['Kommunpolisen i Ekvik', 'Trygghetssamordnaren']),
    );
    expect(short(document)).toEqual([
      ['Genomföra minst 20 trafikkontroller.', P, []],
      ['Synas mer i centrum.', P, []],
      ['Ordna en trygghetsvandring.', M, []],
      ['Vi ska träffas varje vecka.', MP, []],
    ]);
    expect(read(document).unplaced).toEqual([]);
  });

  it.each([
    ['Det här lovar polisen', P],
    ['Polisens åtaganden', P],
    ['Kommunens åtaganden', M],
    ['Gemensamma åtaganden', MP],
    ['Ekviks kommun lovar', M],
    ['Kommunen och polisen lovar tillsammans', MP],
    ['Polisen', P],
    ['Det här ska kommunen göra', M],
    ['Fastighetsägarnas åtaganden', ['property-owner']],
    ['Polisens löften till Ekviksborna', P],
  ])('ägare av rubriken %s', (heading, owner) => {
    expect(short(blocks(h(2, heading), ul(['Öka närvaron på torget.', 'Bjuda in till möten.'])))).toEqual([
      ['Öka närvaron på torget.', owner, []],
      ['Bjuda in till möten.', owner, []],
    ]);
  });

  it('med ägare i parentes', () => {
    const document = blocks(
      p('Medborgarlöftet innehåller följande aktiviteter:'),
      ul([
        'Minst en trafikkontroll varje dygn (polisen).',
        'Fyra kontroller av tunnlar (kommunen)',
        'Kampanj mot langning (kommunen/polisen)',
        'Dialog med unga (båda)',
      ]),
    );
    expect(short(document)).toEqual([
      ['Minst en trafikkontroll varje dygn.', P, []],
      ['Fyra kontroller av tunnlar', M, []],
      ['Kampanj mot langning', MP, []],
      ['Dialog med unga', MP, []],
    ]);
  });

  it('med ledande mening före listan', () => {
    expect(
      short(
        blocks(
          p('Polisen ska:'),
          ul(['genomföra trafikkontroller', 'besöka skolor']),
          p('Kommunen ska:'),
          ul(['röja buskar']),
        ),
      ),
    ).toEqual([
      ['genomföra trafikkontroller', P, []],
      ['besöka skolor', P, []],
      ['röja buskar', M, []],
    ]);
  });

  it('i blandade stilar, med resultatet i stycken efter', () => {
    const document = blocks(
      p('Löftet har omfattat följande punkter:'),
      ul(['Polisen ska synas.'], 0, '-'),
      p('Polisen har varit i centrum varje vecka.'),
      p('• Kommunen ska röja buskar.'),
      p('Buskar har röjts på tre platser.'),
      p('Medborgarlöftet följs upp igen nästa år.'),
    );
    expect(short(document, FOLLOW_UP)).toEqual([
      ['Polisen ska synas.', P, ['Polisen har varit i centrum varje vecka.']],
      ['Kommunen ska röja buskar.', M, ['Buskar har röjts på tre platser.']],
    ]);
  });

  it('gör inte deltagare, problem eller bakgrund till punkter', () => {
    const document = blocks(
      h(2, 'Deltagare'),
      ul(['Polisen', 'Kommunen']),
      h(2, 'Problembild'),
      ul(['Buskörning vid skolan', 'Polisen syns för lite']),
      p('I dialogen lyftes följande:'),
      ul(['Det är mörkt i tunneln', 'Det ska finnas fler lampor']),
      h(2, 'Innehåll'),
      ul(['Polisen lovar 3']),
    );
    expect(read(document).points).toEqual([]);
  });

  it('med underpunkter som resultat', () => {
    const document = blocks(
      h(2, 'Polisen lovar'),
      ul(['Öka trafikkontrollerna.']),
      ul(['20 kontroller har genomförts', 'tre körkort har omhändertagits'], 1),
      ul(['Besöka skolorna.']),
      ul(['Alla skolor har fått besök'], 1),
    );
    expect(short(document, FOLLOW_UP)).toEqual([
      ['Öka trafikkontrollerna.', P, ['20 kontroller har genomförts tre körkort har omhändertagits']],
      ['Besöka skolorna.', P, ['Alla skolor har fått besök']],
    ]);
  });

  it('i tre nivåer', () => {
    const document = blocks(
      h(2, 'Fokusområde 1: Trafik'),
      h(3, 'Vi ska minska buskörningen.'),
      ul(['Kontroller vid skolor (polisen)', 'Farthinder på Storgatan (kommunen)']),
    );
    expect(read(document).points.map((point) => [point.focusArea, point.promise, point.text, point.owner])).toEqual([
      ['Trafik', 'Vi ska minska buskörningen.', 'Kontroller vid skolor', P],
      ['Trafik', 'Vi ska minska buskörningen.', 'Farthinder på Storgatan', M],
    ]);
    const nested = blocks(
      h(2, 'Våra löften'),
      ul(['Trafik']),
      ul(['Vi ska minska buskörningen.'], 1),
      ul(['Kontroller vid skolor (polisen)'], 2),
    );
    expect(read(nested).points.map((point) => [point.focusArea, point.promise, point.text, point.owner])).toEqual([
      ['Trafik', 'Vi ska minska buskörningen.', 'Kontroller vid skolor', P],
    ]);
  });
});

describe('rubriker som punkter', () => {
  it('med etiketter under', () => {
    const document = blocks(
      h(2, 'Löfte 1: Polisen ska genomföra fler kontroller'),
      p('Ansvarig: Polisen'),
      p('Status: Pågår'),
      p('Resultat: 303 kontroller har gjorts.'),
      h(2, 'Löfte 2: Tryggare tunnlar'),
      p('Ansvarig: kommunen'),
      p('När: senast i maj'),
      b('Resultat'),
      p('Alla tunnlar är målade.'),
    );
    const { points } = read(document, FOLLOW_UP);
    expect(
      points.map(({ text, owner, due, results }) => ({
        text,
        owner,
        due,
        results: results.map((r) => [r.status, r.text]),
      })),
    ).toEqual([
      {
        text: 'Polisen ska genomföra fler kontroller',
        owner: P,
        due: null,
        results: [['ongoing', '303 kontroller har gjorts.']],
      },
      { text: 'Tryggare tunnlar', owner: M, due: 'senast i maj', results: [[null, 'Alla tunnlar är målade.']] },
    ]);
  });

  it('med resultat per period', () => {
    const document = blocks(
      h(2, 'Löfte 1: Polisen ska synas i centrum'),
      h(3, 'Tertial 1 2018'),
      p('Fem pass har genomförts.'),
      h(3, 'Tertial 2 2018'),
      p('Sju pass har genomförts.'),
      p('T3 2018: Åtta pass.'),
    );
    expect(read(document, FOLLOW_UP).points[0]?.results.map((result) => [result.period, result.text])).toEqual([
      ['T1 2018', 'Fem pass har genomförts.'],
      ['T2 2018', 'Sju pass har genomförts.'],
      ['T3 2018', 'Åtta pass.'],
    ]);
  });

  it('med resultat per part', () => {
    const document = blocks(
      h(2, 'Löfte 1: Vi ska minska nedskräpningen'),
      h(3, 'Det här gjorde polisen'),
      ul(['Sex kontroller.']),
      h(3, 'Det här gjorde kommunen'),
      ul(['Tio städdagar.']),
    );
    expect(
      read(document, FOLLOW_UP).points.map((point) => point.results.map((result) => [result.by, result.text])),
    ).toEqual([
      [
        ['police', 'Sex kontroller.'],
        ['municipality', 'Tio städdagar.'],
      ],
    ]);
  });

  it('som numrerade stycken', () => {
    const document = blocks(
      h(2, 'Så här gick det'),
      p('1. Polisen ska synas i centrum.'),
      p('Svar: Ja, varje vecka.'),
      p('2. Kommunen ska laga belysningen.'),
      p('Svar: Ej genomfört, upphandlingen drog ut på tiden.'),
    );
    expect(
      read(document, FOLLOW_UP).points.map(({ text, results }) => [text, results[0]?.text, results[0]?.status]),
    ).toEqual([
      ['Polisen ska synas i centrum.', 'Ja, varje vecka.', null],
      ['Kommunen ska laga belysningen.', 'Ej genomfört, upphandlingen drog ut på tiden.', 'not-done'],
    ]);
  });
});

describe('resultat', () => {
  it.each([
    ['Minst åtta områden ska starta. Utfall: 20 områden.', 'Minst åtta områden ska starta.', '20 områden.'],
    ['Minst åtta områden ska starta → 20 områden', 'Minst åtta områden ska starta', '20 områden'],
    [
      'Polisen ska göra kontroller – 303 kontroller har gjorts',
      'Polisen ska göra kontroller',
      '303 kontroller har gjorts',
    ],
    ['Mål: Minst åtta områden. Utfall: 20', 'Minst åtta områden.', '20'],
  ])('i samma stycke: %s', (item, text, result) => {
    const [point] = read(blocks(h(2, 'Polisen lovar'), ul([item, 'Synas mer.'])), FOLLOW_UP).points;
    expect([point?.text, point?.results[0]?.text]).toEqual([text, result]);
  });

  it('med fet punkt och vanligt resultat i ett stycke', () => {
    const promise = 'Polisen ska synas i centrum.';
    expect(short(blocks(h(2, 'Uppföljning'), p(`${promise} Fem pass har gjorts.`, promise.length)), FOLLOW_UP)).toEqual(
      [[promise, P, ['Fem pass har gjorts.']]],
    );
  });

  it('hittar sin punkt när den upprepas eller numret står där', () => {
    const document = blocks(
      h(2, 'Polisen lovar'),
      ol(['Genomföra kontroller vid skolor.', 'Besöka alla fritidsgårdar.']),
      h(2, 'Resultat'),
      ol(['Tolv kontroller genomfördes.', 'Alla fritidsgårdar har besökts.']),
    );
    expect(short(document, FOLLOW_UP)).toEqual([
      ['Genomföra kontroller vid skolor.', P, ['Tolv kontroller genomfördes.']],
      ['Besöka alla fritidsgårdar.', P, ['Alla fritidsgårdar har besökts.']],
    ]);
    const twice = blocks(
      h(2, 'Polisen lovar'),
      ul(['Genomföra kontroller vid skolor.', 'Besöka alla fritidsgårdar.']),
      h(2, 'Så gick det'),
      h(3, 'Genomföra kontroller vid skolor.'),
      p('Tolv kontroller genomfördes.'),
      h(3, 'Besöka alla fritidsgårdar.'),
      p('Alla har besökts.'),
    );
    expect(short(twice, FOLLOW_UP)).toEqual([
      ['Genomföra kontroller vid skolor.', P, ['Tolv kontroller genomfördes.']],
      ['Besöka alla fritidsgårdar.', P, ['Alla har besökts.']],
    ]);
  });

  it('som inte hör till någon punkt blir kvar', () => {
    const document = blocks(
      h(2, 'Polisen lovar'),
      ul(['Genomföra kontroller vid skolor.', 'Besöka alla fritidsgårdar.']),
      h(2, 'Det här gjorde polisen'),
      ul(['Sex drogkontroller.', '37 möten.']),
    );
    expect(read(document, FOLLOW_UP).unplaced).toEqual([5, 6]);
  });
});
