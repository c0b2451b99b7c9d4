import { describe } from 'vitest';
import { frameCases } from '#tests/support/frame-cases.ts';

const TITLE = 'Medborgarlöfte för Tallbacken 2021\n\n';

const AGREEMENT = `ÖVERENSKOMMELSE OM MEDBORGARLÖFTE

§ 1 Parter

Norrviks kommun, Polismyndigheten genom lokalpolisområde Norrvik, Bostads AB Tallen och Region Mellanbygden.

§ 2 Giltighet

Överenskommelsen gäller stadsdelen Ekhagen från den 1 april 2023 till och med den 31 mars 2025.

4. Åtaganden
4.1 Kommunens åtaganden
a) Kommunen ska anordna minst en trygghetsvandring per halvår.
4.2 Polisens åtaganden
a) Polisen ska göra två insatser i månaden.

5. Uppföljning
Löftet följs upp varje tertial.

Norrvik den 14 december 2023

För Norrviks kommun                            För Polismyndigheten

_______________________                        _______________________
Gunilla Brandt                                 Henrik Sahlin
Kommunstyrelsens ordförande                    Lokalpolisområdeschef

För Bostads AB Tallen                          För Region Mellanbygden

_______________________                        _______________________
Leif Torell                                    Amina Warsame
Vd                                             Regiondirektör
`;

describe('överenskommelse', () => {
  frameCases('parties', [
    [
      AGREEMENT,
      [
        { kind: 'municipality', name: 'Norrvik' },
        { kind: 'police', name: 'Polismyndigheten' },
        { kind: 'property-owner', name: 'Bostads AB Tallen' },
        { kind: 'region', name: 'Region Mellanbygden' },
      ],
    ],
  ]);
  frameCases('period', [[AGREEMENT, { from: '2023-04-01', to: '2025-03-31' }]]);
  frameCases('statedCounts', [[AGREEMENT, null]]);
  frameCases('signatories', [
    [
      AGREEMENT,
      [
        { name: 'Gunilla Brandt', role: 'Kommunstyrelsens ordförande' },
        { name: 'Henrik Sahlin', role: 'Lokalpolisområdeschef' },
        { name: 'Leif Torell', role: 'Vd' },
        { name: 'Amina Warsame', role: 'Regiondirektör' },
      ],
    ],
  ]);
});

describe('protokollsutdrag', () => {
  const MINUTES = `§ 48 Dnr 00123/2020 KS

Återrapportering av medborgarlöfte 2020/2021 för Öster och Väster

Förslag till beslut
Kommunstyrelsen beslutar
att notera rapporten.

Sammanfattning
Av löftets fem punkter är tre genomförda. Kommunen ansvarade för två punkter, polisen för två och en var gemensam. Uppföljningen presenterades för det lokala brottsförebyggande rådet den 30 augusti 2021 och för kommunstyrelsens ledningsutskott.

Kommunala mål

- Mål 3: Norrvik ska vara en trygg kommun (2019–2022)

Konsekvenser ur ett barnrättsperspektiv

Inga.

Yttranden

Stadsdelsnämnden har getts tillfälle att yttra sig och har inget att erinra.

Vid protokollet
Sara Lindell
Sekreterare
Justerat 2021-03-25
Olle Ståhl                    Ing-Marie Fors
Ordförande                    Justerare
`;
  frameCases('registryNumber', [[MINUTES, '00123/2020 KS']]);
  frameCases('areas', [[MINUTES, ['Öster', 'Väster']]]);
  frameCases('statedCounts', [[MINUTES, { total: 5, joint: 1, municipality: 2, police: 2 }]]);
  frameCases('committeeReporting', [
    [MINUTES, ['lokala brottsförebyggande rådet', 'kommunstyrelsens ledningsutskott']],
  ]);
  frameCases('goals', [
    [MINUTES, [{ number: 3, text: 'Norrvik ska vara en trygg kommun', period: { from: 2019, to: 2022 } }]],
  ]);
  frameCases('perspectives', [[MINUTES, [{ kind: 'child', text: 'Inga.' }]]]);
  frameCases('consultation', [[MINUTES, [{ party: 'Stadsdelsnämnden', verdict: 'no-remark' }]]]);
  frameCases('signatories', [
    [
      MINUTES,
      [
        { name: 'Sara Lindell', role: 'Sekreterare' },
        { name: 'Olle Ståhl', role: 'Ordförande' },
        { name: 'Ing-Marie Fors', role: 'Justerare' },
      ],
    ],
  ]);
});

describe('namn som inte är en persons', () => {
  frameCases('signatories', [[`${TITLE}Polisen lovar.\n\nHjälpte sidan dig?\n\nJa Nej\n\nÄngsbo IF`, []]]);
});

describe('listor som slutar där något annat börjar', () => {
  frameCases('dispatch', [
    [
      `${TITLE}Beslutet ska skickas till: Polisen, Räddningstjänst och säkerhet, Kommunikationsenheten`,
      ['Polisen', 'Räddningstjänst och säkerhet', 'Kommunikationsenheten'],
    ],
    [
      `${TITLE}Beslutet skickas till\n\nPolisen\nAkten\n\n| Postadress | Telefon |\n|---|---|\n| 123 80 Norrvik | 0123-450 00 |`,
      ['Polisen', 'Akten'],
    ],
  ]);
  frameCases('decisionBasis', [
    [`${TITLE}Polisen lovar.\n\nBilagor\n\n- Medborgarlöfte 2021\n\nIda Torn\n\nUtredare`, ['Medborgarlöfte 2021']],
  ]);
});

describe('nyhet och rapport', () => {
  const NEWS = `Pressmeddelande 2020-05-18

Så gick det med vårens löften i Norrviks kommun

Polisen och Norrviks kommun gav tillsammans sex löften till invånarna i Råslätt och Ekhagen för perioden 2019–2020.

Av de sex löftena har kommunen ansvar för tre och polisen för tre.

Kommunens löften

- Fler lampor.
`;
  frameCases('title', [[NEWS, 'Så gick det med vårens löften i Norrviks kommun']]);
  frameCases('areas', [
    [NEWS, ['Råslätt', 'Ekhagen']],
    [
      'Medborgarlöfte 2022\n\nNorrviks kommun har lämnat ett medborgarlöfte till boende i Västra Ekby och på Berget.',
      ['Västra Ekby', 'Berget'],
    ],
    [
      'Medborgarlöften 2022\n\nNorrviks kommun hade tre medborgarlöften som gällde centralorten, Ekhagen och Berga.',
      ['centralorten', 'Ekhagen', 'Berga'],
    ],
  ]);
  frameCases('period', [[NEWS, { from: '2019-01-01', to: '2020-12-31' }]]);
  frameCases('statedCounts', [
    [NEWS, { total: 6, joint: null, municipality: 3, police: 3 }],
    [
      `${TITLE}Löftet hade fyra punkter, en gemensam, en för kommunen och två för polisen.`,
      { total: 4, joint: 1, municipality: 1, police: 2 },
    ],
    [
      `${TITLE}Det finns 5 löftespunkter: 2 för socialnämnden, 2 för polisen och 1 gemensam.`,
      { total: 5, joint: 1, municipality: 2, police: 2 },
    ],
    [
      `${TITLE}Medborgarlöftet innehöll åtta punkter. Fyra var gemensamma, tre var kommunens och en var polisens.`,
      { total: 8, joint: 4, municipality: 3, police: 1 },
    ],
  ]);
  frameCases('department', [[`KOMMUNSTYRELSEFÖRVALTNINGEN\nSäkerhet\n\n${TITLE}`, 'KOMMUNSTYRELSEFÖRVALTNINGEN']]);
  const SIGNED = `${TITLE}Bakgrund\n\nKommunen gav löftet.\n\nLöftet har följts upp.\n\nSkickas till\n\n- Polisen\n- Akten\n\n/Kommunstyrelsens stab genom Hugo Brink, stabschef`;
  frameCases('signatories', [[SIGNED, [{ name: 'Hugo Brink', role: 'stabschef' }]]]);
  frameCases('dispatch', [[SIGNED, ['Polisen', 'Akten']]]);
});

describe('nämndens skrivelse', () => {
  const BOARD = `Medborgarlöfte – slutredovisning till nämnden

Ärendet

Löftet pågick mellan den 1 februari 2021 och den 31 januari 2022.

Samråd

Samråd har ägt rum med Polismyndigheten, som står bakom redovisningen, och med Norrviksbostäder AB, som inte haft några synpunkter.

Jämställdhet och mångfald

Lika många deltog.

Kristina Hagberg
förvaltningschef

Magnus Eklöf
fritidschef
`;
  frameCases('period', [[BOARD, { from: '2021-02-01', to: '2022-01-31' }]]);
  frameCases('committeeReporting', [[BOARD, []]]);
  frameCases('consultation', [
    [
      BOARD,
      [
        { party: 'Polismyndigheten', verdict: 'endorses' },
        { party: 'Norrviksbostäder AB', verdict: 'no-remark' },
      ],
    ],
  ]);
  frameCases('perspectives', [
    [`${TITLE}Ekonomiska och personella konsekvenser\n\nInga.`, [{ kind: 'economy', text: 'Inga.' }]],
  ]);
  frameCases('perspectives', [[BOARD, [{ kind: 'gender-equality', text: 'Lika många deltog.' }]]]);
  frameCases('signatories', [
    [
      BOARD,
      [
        { name: 'Kristina Hagberg', role: 'förvaltningschef' },
        { name: 'Magnus Eklöf', role: 'fritidschef' },
      ],
    ],
  ]);
});
