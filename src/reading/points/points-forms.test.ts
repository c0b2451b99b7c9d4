import { describe, expect, it } from 'vitest';
import { blocks, h, ol, p, table, ul } from '#tests/support/blocks.ts';
import { FOLLOW_UP, M, P, read, short } from '#tests/support/point-reading.ts';

describe('andra former', () => {
  it('med etiketter rad för rad och fokusområden som stycken', () => {
    const document = blocks(
      h(1, 'Uppföljning'),
      p('Fokusområde Narkotika'),
      p('Aktivitet: Hundsök i skolor'),
      p('Ansvarig: Polisen'),
      p('Utfall: Inga sök gjordes.'),
      p('Aktivitet: Rutin i skolan'),
      p('Ansvarig: Skolan'),
      p('Utfall: Rutinen är beslutad.'),
    );
    expect(
      read(document, FOLLOW_UP).points.map(({ focusArea, text, owner, results }) => [
        focusArea,
        text,
        owner,
        results[0]?.text,
      ]),
    ).toEqual([
      ['Narkotika', 'Hundsök i skolor', P, 'Inga sök gjordes.'],
      ['Narkotika', 'Rutin i skolan', M, 'Rutinen är beslutad.'],
    ]);
  });

  it('med löfte och resultat som rubriker bredvid varandra', () => {
    const one = [
      h(2, 'Trafik'),
      h(3, 'Löfte'),
      p('Polisen ska göra minst 100 kontroller.'),
      h(3, 'Resultat'),
      p('112 kontroller har gjorts.'),
    ];
    const other = [
      h(2, 'Unga'),
      h(3, 'Löfte'),
      p('Kommunen ska ha öppet på lördagar.'),
      h(3, 'Resultat'),
      p('Det har varit öppet alla lördagar.'),
    ];
    expect(short(blocks(...one, ...other), FOLLOW_UP)).toEqual([
      ['Polisen ska göra minst 100 kontroller.', P, ['112 kontroller har gjorts.']],
      ['Kommunen ska ha öppet på lördagar.', M, ['Det har varit öppet alla lördagar.']],
    ]);
  });

  it('med ägare i parentes mellan punkt och resultat', () => {
    expect(
      short(
        blocks(
          ol([
            'Minst en kontroll varje dygn (polisen) Genomfört. 402 kontroller.',
            'Möten vid åtta tillfällen (kommunen) Pågår.',
          ]),
        ),
        FOLLOW_UP,
      ),
    ).toEqual([
      ['Minst en kontroll varje dygn', P, ['Genomfört. 402 kontroller.']],
      ['Möten vid åtta tillfällen', M, ['Pågår.']],
    ]);
  });

  it('med ett enda löfte och vad var och en gjorde', () => {
    const document = blocks(
      h(2, 'Vårt löfte'),
      p('Polisen och kommunen lovade att arbeta för unga i riskzonen.'),
      h(2, 'Det här gjorde polisen'),
      ul(['37 besök']),
      h(2, 'Det här gjorde kommunen'),
      ul(['Grupper i årskurs 6']),
    );
    const { points, unplaced } = read(document, { title: 'Så höll vi löftet 2018' });
    expect(points.map((point) => point.results.map((result) => [result.by, result.text]))).toEqual([
      [
        ['police', '37 besök'],
        ['municipality', 'Grupper i årskurs 6'],
      ],
    ]);
    expect(unplaced).toEqual([]);
  });

  it('i löpande text', () => {
    const document = blocks(
      h(1, 'Löftet följdes upp'),
      p('Polisen lovade att gå till fots två gånger i veckan. Det har polisen gjort alla veckor utom fyra.'),
      p('Ett nytt medborgarlöfte skrivs under i vår.'),
    );
    expect(short(document, FOLLOW_UP)).toEqual([
      ['Polisen lovade att gå till fots två gånger i veckan.', P, ['Det har polisen gjort alla veckor utom fyra.']],
    ]);
  });

  it('utan underskrifter som punkter', () => {
    expect(
      read(
        blocks(
          table(1, [
            ['För kommunen', 'För polisen'],
            ['Kommunchef', 'Lokalpolisområdeschef'],
          ]),
        ),
      ).points,
    ).toEqual([]);
  });

  it('med besked om punkterna efter listan', () => {
    const document = blocks(
      h(2, 'Polisen lovar'),
      ol(['Synas mer.', 'Göra kontroller.']),
      h(2, 'Fortsättning'),
      p('Punkt 2 tas med till nästa medborgarlöfte.'),
    );
    expect(read(document).points.map((point) => point.carriedOver)).toEqual([null, true]);
  });
});
