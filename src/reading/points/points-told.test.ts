import { describe, expect, it } from 'vitest';
import type { Block } from '#reading/block.ts';
import { readPoints } from '#reading/points/points.ts';
import type { PointHints } from '#reading/points/points.ts';
import { b, blocks, h, ol, p, table, ul } from '#tests/support/blocks.ts';
import { HINTS as EKVIK } from '#tests/support/point-reading.ts';

const HINTS: PointHints = {
  ...EKVIK,
  period: { from: '2022-01-01', to: '2022-12-31' },
  title: 'Uppföljning av medborgarlöfte 2022',
};

/** Each point as "owner: text {promise} <area> | period/status: result". */
function told(document: Block[], hints: Partial<PointHints> = {}): string[] {
  return readPoints(document, { ...HINTS, ...hints }).points.map((point) =>
    [
      `${point.owner.map((owner) => owner[0]).join('')}: ${point.text}`,
      ...(point.promise === null ? [] : [`{${point.promise}}`]),
      ...(point.focusArea === null ? [] : [`<${point.focusArea}>`]),
      ...point.results.map(({ period, status, text }) => `| ${[period, status].filter(Boolean).join('/')}: ${text}`),
    ].join(' '),
  );
}

const CASES: readonly (readonly [string, Block[], readonly string[]])[] = [
  [
    'rubriker med ägare inom parentes',
    blocks(
      h(1, 'Så gick det'),
      h(2, '1. Ny belysning i parken (kommunen)'),
      p('Klart. 28 stolpar står i parken.'),
      h(2, '2. Krogtillsyn varje månad (polisen)'),
      p('Tillsyn har gjorts varje månad.'),
    ),
    [
      'm: Ny belysning i parken | done: Klart. 28 stolpar står i parken.',
      'p: Krogtillsyn varje månad | : Tillsyn har gjorts varje månad.',
    ],
  ],
  [
    'rubriker under den som lovar, med det gjorda under',
    blocks(h(2, 'Polisens löften'), b('Fler trafikkontroller'), p('44 kontroller har genomförts.')),
    ['p: Fler trafikkontroller | : 44 kontroller har genomförts.'],
  ],
  [
    'en fet titel före löftet',
    blocks(p('Säkrare skolvägar. Kommunen lovade att bygga två gupp. Båda är färdiga.', 18)),
    ['m: Kommunen lovade att bygga två gupp. <Säkrare skolvägar> | : Båda är färdiga.'],
  ],
  [
    'en nummerlista som varje månad svarar på',
    blocks(
      ol(['Polisen ska finnas i centrum.', 'Kommunen ska städa parken.']),
      h(2, 'Januari'),
      ol(['Fem besök.', 'Parken har städats.']),
    ),
    [
      'p: Polisen ska finnas i centrum. | 2022-01: Fem besök.',
      'm: Kommunen ska städa parken. | 2022-01: Parken har städats.',
    ],
  ],
  [
    'löftets namn före kolon',
    blocks(
      h(2, 'Det här ska vi göra'),
      ul(['Fotpatrull i centrum - polisen', 'Fältare på helger - kommunen']),
      h(2, 'Vad har hänt hittills?'),
      ul(['Fotpatrull: Polisen har gått 31 gånger.', 'Fältare: Två har anställts.']),
    ),
    ['p: Fotpatrull i centrum | : Polisen har gått 31 gånger.', 'm: Fältare på helger | : Två har anställts.'],
  ],
  [
    'en tabell med perioder under löftets rubrik',
    blocks(
      h(2, 'Löfte 1: Polisen ska synas i centrum'),
      table(1, [
        ['Period', 'Gjort'],
        ['T1', '12 pass'],
        ['T2', '20 pass'],
      ]),
    ),
    ['p: Polisen ska synas i centrum | T1 2022: 12 pass | T2 2022: 20 pass'],
  ],
  [
    'en tabell som löftet står överst i',
    blocks(
      table(1, [[{ text: 'Löfte 1: Polisen ska synas i centrum', columns: 2 }], ['T1', 'T2'], ['12 pass', '20 pass']]),
    ),
    ['p: Polisen ska synas i centrum | T1 2022: 12 pass | T2 2022: 20 pass'],
  ],
  [
    'kryss under det som de betyder',
    blocks(
      table(1, [
        ['Löfte', 'Uppfyllt', 'Inte uppfyllt', 'Kommentar'],
        ['Polisen ska synas i centrum', 'X', '', '12 pass'],
        ['Kommunen ska röja buskar', '', 'X', 'Nästa år'],
      ]),
    ),
    ['p: Polisen ska synas i centrum | done: 12 pass', 'm: Kommunen ska röja buskar | not-done: Nästa år'],
  ],
  [
    'trafikljus i ord efter löftet',
    blocks(
      h(2, 'Trafik'),
      ul([
        'Polisen mäter hastigheten varje vecka. Grön – genomfört. 52 mätningar.',
        'Kommunen bygger ett gupp. Röd – ej genomfört.',
      ]),
    ),
    [
      'p: Polisen mäter hastigheten varje vecka. <Trafik> | done: Grön – genomfört. 52 mätningar.',
      'm: Kommunen bygger ett gupp. <Trafik> | not-done: Röd – ej genomfört.',
    ],
  ],
  [
    'löftet återgivet i löptext',
    blocks(p('Det första löftet var att polisen skulle göra fler kontroller. Det blev 52 kontroller.')),
    ['p: Det första löftet var att polisen skulle göra fler kontroller. | : Det blev 52 kontroller.'],
  ],
  [
    'ett löfte och två parters rubriker under det',
    blocks(
      h(2, 'Lugnare kvällar'),
      p('Polisen och kommunen ska tillsammans göra kvällarna lugnare.'),
      h(3, 'Det här gjorde polisen'),
      ul(['Polisen var ute 118 kvällar.']),
      h(2, 'Säkrare skolvägar'),
      p('Polisen och kommunen ska tillsammans göra skolvägarna säkrare.'),
      h(3, 'Det här gjorde polisen'),
      ul(['Polisen gjorde 41 kontroller.']),
    ),
    [
      'mp: Polisen och kommunen ska tillsammans göra kvällarna lugnare. | : Polisen var ute 118 kvällar.',
      'mp: Polisen och kommunen ska tillsammans göra skolvägarna säkrare. | : Polisen gjorde 41 kontroller.',
    ],
  ],
];

describe('vad som berättas om en punkt', () => {
  it.each(CASES)('%s', (_, document, expected) => {
    expect(told(document)).toEqual(expected);
  });
});

const PROMISED: typeof CASES = [
  [
    'stycken utan tecken efter en rad som leder in dem',
    blocks(
      p('Det här lovar polisen:'),
      p('Vi ska vara mer i centrum.'),
      p('Det här lovar vi tillsammans:'),
      p('Vi ska prata med unga.'),
      p('Löftet följs upp i september.'),
    ),
    ['p: Vi ska vara mer i centrum.', 'mp: Vi ska prata med unga.'],
  ],
  [
    'nummer i två nivåer utan andra tecken',
    blocks(
      h(2, '2 Förebygga brott bland unga'),
      p('2.1 Samverkansmöten varje vecka. Ansvar: kommunen'),
      p('2.2 Information till årskurs 8. Ansvar: polisen'),
    ),
    [
      'm: Samverkansmöten varje vecka. <Förebygga brott bland unga>',
      'p: Information till årskurs 8. <Förebygga brott bland unga>',
    ],
  ],
  [
    'varje parts del av ett löfte',
    blocks(
      h(2, 'Löfte 1. Vi ska minska buskörningen'),
      p('Polisens del: Genomföra tio kontroller.'),
      p('Kommunens del: Sätta upp farthinder.'),
    ),
    ['p: Genomföra tio kontroller.', 'm: Sätta upp farthinder.'],
  ],
  [
    'paragrafer i en överenskommelse',
    blocks(
      h(2, '§ 2 Giltighetstid'),
      p('Överenskommelsen gäller 2022.'),
      p('§ 3 Polisens åtaganden'),
      p('Polisen åtar sig att'),
      ul(['besöka krogarna varje månad'], 0, 'a)'),
    ),
    ['p: besöka krogarna varje månad'],
  ],
  [
    'kolumner som säger vad var och en gör',
    blocks(
      table(1, [
        ['Område', 'Polisen gör', 'Kommunen gör'],
        ['Trafik', 'Kontrollerar Åvägen varje vecka.', 'Bygger en säker passage.'],
      ]),
    ),
    ['p: Kontrollerar Åvägen varje vecka. <Trafik>', 'm: Bygger en säker passage. <Trafik>'],
  ],
  [
    'ett ord före löftet som säger vad det rör',
    blocks(p('Löftet har en punkt:'), ul(['Trafik: Polisen ska mäta hastigheten på Brovägen.'])),
    ['p: Polisen ska mäta hastigheten på Brovägen. <Trafik>'],
  ],
  [
    'bokstäver för parterna',
    blocks(
      table(1, [
        ['Löfte', 'Vem', 'Mål'],
        ['Dela ut reflexer', 'K', 'minst 150 reflexer'],
        ['Vandra i centrum', 'K + P', 'minst tolv kvällar'],
      ]),
    ),
    ['m: Dela ut reflexer', 'mp: Vandra i centrum'],
  ],
  ['hur löften ska vara, som inga löften är', blocks(p('Löftet ska:'), ul(['vara konkret', 'gå att mäta'])), []],
  [
    'fakta om löften, som inga löften är',
    blocks(h(3, 'Fakta: Medborgarlöfte'), ul(['Löftet bygger på dialog.', 'Löftet följs upp varje år.'])),
    [],
  ],
];

describe('vad som lovas', () => {
  it.each(PROMISED)('%s', (_, document, expected) => {
    expect(told(document, { title: 'Medborgarlöfte för Ekvik 2022' })).toEqual(expected);
  });

  it('målet i en egen kolumn är löftets minsta mängd', () => {
    const document = blocks(
      table(1, [
        ['Löfte', 'Ansvarig', 'Mål'],
        ['Fotpatrull i centrum', 'Polisen', 'Minst 60 pass'],
        ['Hastighetskontroller på Åvägen', 'Polisen', 'Minst 2 i veckan'],
      ]),
    );
    expect(readPoints(document, HINTS).points.map(({ target }) => target)).toEqual([
      { atLeast: 60, unit: 'pass', per: null },
      { atLeast: 2, unit: 'Hastighetskontroller', per: 'week' },
    ]);
  });

  it('en period utan ord saknar resultat', () => {
    const document = blocks(
      h(2, 'Löften'),
      h(3, 'Punkt 1: Polisen ska synas'),
      h(4, 'Tertial 1 2022'),
      p('Polisen har synts.'),
      h(4, 'Tertial 2 2022'),
    );
    expect(readPoints(document, HINTS).missing).toEqual([{ point: 1, period: 'T2 2022', block: 5 }]);
  });
});

describe('perioden', () => {
  it('är inte utskriven när kolumnens år är hela löftets period', () => {
    const table1 = table(1, [
      ['Löfte', 'Utfall 2022', 'Ansvarig'],
      ['Kontroller på Storgatan', '61 kontroller', 'Polisen'],
    ]);
    const periodsOf = (from: string, to: string) =>
      readPoints(blocks(table1), { ...HINTS, period: { from, to } }).points.flatMap((point) =>
        point.results.map((result) => result.period),
      );
    expect(periodsOf('2022-01-01', '2022-12-31')).toEqual([null]);
    expect(periodsOf('2021-01-01', '2022-12-31')).toEqual(['2022']);
  });
});
