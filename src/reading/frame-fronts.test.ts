import { describe } from 'vitest';
import { frameCases } from '#tests/support/frame-cases.ts';

const TITLE = 'Medborgarlöfte för Tallbacken 2021\n\n';

const COLUMNS = `TJÄNSTESKRIVELSE
Datum            Diarienummer        Handläggare
2020-03-12       KS/2019:123         Karin Holmgren
                                     Trygghetssamordnare
                                     karin.holmgren@norrvik.example

Kommunstyrelsen

${TITLE}`;
const TWO_COLUMNS = `Norrviks kommun
Tjänsteutlåtande
Utfärdat 2022-02-03                    Handläggare
Diarienummer 0087/22                   Mats Öberg
                                       Telefon: 031-000 00 00

${TITLE}`;

describe('brevhuvud i spalter', () => {
  frameCases('registryNumber', [
    [COLUMNS, 'KS/2019:123'],
    [TWO_COLUMNS, '0087/22'],
  ]);
  frameCases('date', [
    [COLUMNS, '2020-03-12'],
    [TWO_COLUMNS, '2022-02-03'],
  ]);
  frameCases('title', [
    [COLUMNS, 'Medborgarlöfte för Tallbacken 2021'],
    [TWO_COLUMNS, 'Medborgarlöfte för Tallbacken 2021'],
  ]);
});

describe('områden som en mening nämner', () => {
  frameCases('areas', [
    [
      'Medborgarlöfte 2021\n\nVi har valt att arbeta med bostadsområdena Ekhagen, Tallbacken och Ängen. Löftet omfattar dessa tre.',
      ['Ekhagen', 'Tallbacken', 'Ängen'],
    ],
    ['Medborgarlöfte 2021\n\nNorrviks kommun och polisen lovar att göra Norra Bruket tryggare.', ['Norra Bruket']],
    ['Medborgarlöfte 2021\n\nPolisen har haft ett medborgarlöfte för Ekhagen och Centrum.', ['Ekhagen', 'Centrum']],
    ['Medborgarlöfte 2021\n\nNorrviks kommun och polisen lovar att göra Norrvik tryggare.', []],
  ]);
});

describe('parter i en lista', () => {
  frameCases('parties', [
    [
      `${TITLE}Parter\n\n- Norrviks kommun\n- Polismyndigheten\n- Norrvikshem\n- Svenska kyrkan i Norrvik`,
      [
        { kind: 'municipality', name: 'Norrvik' },
        { kind: 'police', name: 'Polismyndigheten' },
        { kind: 'property-owner', name: 'Norrvikshem' },
        { kind: 'other', name: 'Svenska kyrkan i Norrvik' },
      ],
    ],
    [
      `${TITLE}Norrviks kommun, Polismyndigheten och Norrviksbostäder AB lovar.\n\nNorrviksbostäder lovar att\n\n- byta lås`,
      [
        { kind: 'municipality', name: 'Norrvik' },
        { kind: 'police', name: 'Polismyndigheten' },
        { kind: 'property-owner', name: 'Norrviksbostäder AB' },
      ],
    ],
  ]);
});

describe('mottagare och undertecknare är ingen text', () => {
  const SIGNED = `Mottagare: Kommunstyrelsen

${TITLE}Barnperspektiv

Barn rör sig i parken.

Erik Lund
Trygghetsstrateg
`;
  frameCases('title', [[SIGNED, 'Medborgarlöfte för Tallbacken 2021']]);
  frameCases('dispatch', [[SIGNED, []]]);
  frameCases('perspectives', [[SIGNED, [{ kind: 'child', text: 'Barn rör sig i parken.' }]]]);
});

describe('beslut och mottagare', () => {
  frameCases('proposedDecisions', [
    [
      `${TITLE}Förslag till beslut\n\nKommunstyrelsen föreslås besluta att godkänna rapporten, att skicka den till polisen samt att tacka för insatserna.`,
      ['att godkänna rapporten', 'att skicka den till polisen', 'att tacka för insatserna.'],
    ],
    [
      `${TITLE}Förslag till beslut\n\nKommunstyrelsen beslutar att uppdra till kommundirektören att ta fram ett nytt löfte.`,
      ['Kommunstyrelsen beslutar att uppdra till kommundirektören att ta fram ett nytt löfte.'],
    ],
  ]);
  frameCases('decisionBasis', [
    [
      `${TITLE}Förslag till beslut\nKommunstyrelsen föreslås besluta\natt godkänna uppföljningen av medborgarlöftet 2021, samt\natt skicka den till polisen.\n\nBeslutsunderlag\nTjänsteskrivelse daterad 2020-03-12\nUppföljning av medborgarlöfte 2019, bilaga 1\nProtokollsutdrag KSAU § 34, 2020-02-04`,
      [
        'Tjänsteskrivelse daterad 2020-03-12',
        'Uppföljning av medborgarlöfte 2019, bilaga 1',
        'Protokollsutdrag KSAU § 34, 2020-02-04',
      ],
    ],
  ]);
  frameCases('dispatch', [
    [
      `${TITLE}Beslutet skickas till\nPolisen\nAkten\n\nNorrviks kommun | Postadress: 123 80 Norrvik | Telefon: 0123-450 00 | www.norrvik.example`,
      ['Polisen', 'Akten'],
    ],
    [`${TITLE}Beslut till\nPolisen\nNorrvikshem AB`, ['Polisen', 'Norrvikshem AB']],
    [`${TITLE}Expedieras till\nPolisen\n\nJusterandes sign                Utdragsbestyrkande`, ['Polisen']],
  ]);
});

describe('antal, period och medbestämmande', () => {
  frameCases('statedCounts', [
    [
      `${TITLE}Löftet bestod av fem punkter: två för kommunen, två för polisen och en gemensam.`,
      { total: 5, joint: 1, municipality: 2, police: 2 },
    ],
    [
      `${TITLE}Det finns sex punkter i löftet. Ett gäller kommunen, ett polisen och fyra båda.`,
      { total: 6, joint: 4, municipality: 1, police: 1 },
    ],
  ]);
  frameCases('period', [
    [
      'Trygghetslöftet\n\nKommunen följer upp medborgarlöftet för 2022. Alla löften gäller även 2023.',
      { from: '2022-01-01', to: '2022-12-31' },
    ],
  ]);
  frameCases('period', [
    ['Uppföljning av medborgarlöfte höstterminen 2022 – vårterminen 2023', { from: '2022-07-01', to: '2023-06-30' }],
    ['Medborgarlöfte för läsåret 2022/23', { from: '2022-07-01', to: '2023-06-30' }],
    ['Medborgarlöfte 2023-05 – 2024-04', { from: '2023-05-01', to: '2024-04-30' }],
    [
      'Medborgarlöfte\n\nLöftet gäller från den 1 maj 2022 och två år framåt.',
      { from: '2022-05-01', to: '2024-04-30' },
    ],
    [
      'Medborgarlöfte 2022\n\nBakgrund\n\nMedborgarlöftet har förlängts till och med 2024.',
      { from: '2022-01-01', to: '2024-12-31' },
    ],
    [
      'Medborgarlöfte 2022\n\nFörslag till beslut\n\nMedborgarlöftet förlängs till och med 2024.',
      { from: '2022-01-01', to: '2022-12-31' },
    ],
  ]);
  frameCases('coDetermination', [
    [`${TITLE}MBL\n\nBehov av information eller förhandling enligt MBL föreligger inte.`, 'not-called-for'],
  ]);
});

describe('avtal, enhet och förhandling', () => {
  frameCases('agreements', [
    [
      `${TITLE}Kommunen och polisen skrev den 12 november 2018 en samverkansöverenskommelse. Löftet bygger på den.`,
      [{ name: 'samverkansöverenskommelse', date: '2018-11-12' }],
    ],
  ]);
  frameCases('department', [
    [`${TITLE}MBL\n\nEj aktuellt.\n\nSamhällsskydd\n\nAnna Lind\n\nSäkerhetschef`, 'Samhällsskydd'],
    [`${TITLE}MBL\n\nEj aktuellt.\n\nMed vänlig hälsning\n\nAnna Lind\n\nSäkerhetschef`, null],
  ]);
  frameCases('coDetermination', [
    [`${TITLE}MBL\n\nFörhandling enligt 11 § MBL är genomförd den 6 mars 2017.`, 'negotiated'],
  ]);
  frameCases('signatories', [
    [
      `${TITLE}Bakgrund\n\nKommunen och polisen gav löftet i januari.\n\nLöftet har följts upp.\n\nBerit Sjö Tomas Ek\n\nKommundirektör Säkerhetschef`,
      [
        { name: 'Berit Sjö', role: 'Kommundirektör' },
        { name: 'Tomas Ek', role: 'Säkerhetschef' },
      ],
    ],
    [
      `${TITLE}Bakgrund\n\nKommunen och polisen gav löftet i januari.\n\nLöftet har följts upp.\n\nBerit Sjö\n\nTomas Ek\n\nKommundirektör Säkerhetschef`,
      [
        { name: 'Berit Sjö', role: 'Kommundirektör' },
        { name: 'Tomas Ek', role: 'Säkerhetschef' },
      ],
    ],
  ]);
  frameCases('parties', [
    [
      `${TITLE}Norrviks kommun och polisen lovar.\n\n| Löfte | Ansvarig |\n|---|---|\n| Fler kontroller | Polisen och Räddningstjänsten Väst |\n| Mer ljus | Tekniska nämnden |`,
      [
        { kind: 'municipality', name: 'Norrvik' },
        { kind: 'police', name: 'Polisen' },
        { kind: 'other', name: 'Räddningstjänsten Väst' },
      ],
    ],
  ]);
});

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
