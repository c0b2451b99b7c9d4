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
