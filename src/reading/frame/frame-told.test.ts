import { describe } from 'vitest';
import { frameCases } from '#tests/support/frame-cases.ts';

const TITLE = 'Medborgarlöfte för Tallbacken 2021\n\n';

describe('vem som har svarat', () => {
  frameCases('consultation', [
    [
      `${TITLE}Samråd\n\nLokalpolisområdet och socialförvaltningen har tagit del av rapporten. Båda tillstyrker den.`,
      [
        { party: 'Lokalpolisområdet', verdict: 'endorses' },
        { party: 'socialförvaltningen', verdict: 'endorses' },
      ],
    ],
    [
      `${TITLE}Samråd\n\nSocialnämnden och Norrviksbostäder AB har fått läsa förslaget. Ingen av dem har någon erinran.`,
      [
        { party: 'Socialnämnden', verdict: 'no-remark' },
        { party: 'Norrviksbostäder AB', verdict: 'no-remark' },
      ],
    ],
    [
      `${TITLE}Samråd\n\nSocialnämnden och kommunpolisen har granskat rapporten och båda tillstyrker den.`,
      [
        { party: 'Socialnämnden', verdict: 'endorses' },
        { party: 'kommunpolisen', verdict: 'endorses' },
      ],
    ],
  ]);
});

describe('när avtalet slöts och var uppföljningen finns', () => {
  frameCases('agreements', [
    [
      `${TITLE}Kommunen och polisen har sedan den 5 oktober 2021 en samverkansöverenskommelse om trygghet.`,
      [{ name: 'samverkansöverenskommelse om trygghet', date: '2021-10-05' }],
    ],
    [
      `${TITLE}Sedan 2021-10-05 gäller en samverkansöverenskommelse.`,
      [{ name: 'samverkansöverenskommelse', date: '2021-10-05' }],
    ],
  ]);
  const A = 'https://www.norrvik.example/t1';
  const B = 'https://www.norrvik.example/t3';
  const each = [
    { address: A, period: 'T1 2021' },
    { address: B, period: 'T3 2021' },
  ];
  frameCases('publications', [
    [
      `${TITLE}Uppföljningen av tertial 1 2021 är publicerad på ${A} och uppföljningen av tertial 3 2021 på ${B}.`,
      each,
    ],
    [`${TITLE}Uppföljningen finns på ${A} (tertial 1) och ${B} (tertial 3).`, each],
    [
      `${TITLE}Uppföljningen för tertial 1 finns på ${A} och www.norrvik.example.`,
      [
        { address: A, period: 'T1 2021' },
        { address: 'www.norrvik.example', period: 'T1 2021' },
      ],
    ],
  ]);
});

describe('dagar i en plan är inte dokumentets dag', () => {
  const plan = (when: string): string =>
    `# Åtgärdsplan för medborgarlöftet 2021\n\n| Aktivitet | Ansvarig | När |\n|---|---|---|\n| Byta lampor | Kommunen | ${when} |\n`;
  frameCases('date', [
    [plan('Från 1 mars 2021'), null],
    [plan('2021-03-01'), null],
    [`${TITLE}Senast 1 mars 2021\n\nPolisen lovar.`, null],
    [`Norrvik 1 mars 2021\n\n${TITLE}`, '2021-03-01'],
  ]);
});

describe('antalet som sägs', () => {
  const total = (count: number) => ({ total: count, joint: null, municipality: null, police: null });
  frameCases('statedCounts', [
    [`${TITLE}Löftet har två fokusområden. Planen innehåller sju aktiviteter.`, total(7)],
    [`${TITLE}Åtgärdsplanen består av 12 åtgärder.`, total(12)],
    [`${TITLE}Utifrån svaren ger vi nio löften.`, total(9)],
    [`${TITLE}I år lovar kommunen och polisen fem saker.`, total(5)],
    [`${TITLE}Planen har följts av tre aktiviteter i skolan.`, null],
  ]);
});

describe('orten som löftet ges till', () => {
  frameCases('areas', [
    ['Våra löften till dig i Sjöhagen och Lugnet 2024\n\nVi lovar.', ['Sjöhagen', 'Lugnet']],
    ['Våra löften 2024\n\nVi lovar er som bor i Sjöhagen att städa parken.', ['Sjöhagen']],
    ['Halvårsrapport för ungdomsenheten i Björkhagen och Lugnet 2024\n\nLöftet följs upp.', ['Björkhagen', 'Lugnet']],
    ['Halvårsrapport\n\nLöftet till ungdomarna i Björkhagen och Lugnet gäller 2022.', ['Björkhagen', 'Lugnet']],
    ['Halvårsrapport\n\nVi har följt upp medborgarlöftet i Björkhagen och Lugnet.', ['Björkhagen', 'Lugnet']],
    ['Halvårsrapport\n\nNorrviks kommun har följt upp medborgarlöftet i Norrvik.', []],
    ['Våra löften till dig i Norrviks kommun 2024\n\nVi lovar.', []],
  ]);
});

describe('perioden utan ordet löfte', () => {
  frameCases('period', [
    ['Medborgarlöfte för Tallbacken\n\nPerioden 1 maj 2022–30 april 2023', { from: '2022-05-01', to: '2023-04-30' }],
    [
      'Medborgarlöfte för Tallbacken\n\nPolisen och kommunen har gett ett löfte. Det gäller 2022 och 2023.',
      { from: '2022-01-01', to: '2023-12-31' },
    ],
    ['Medborgarlöfte för Tallbacken\n\nDet gäller 14 platser.', null],
  ]);
});

describe('ett tomt underlag', () => {
  const END = `${TITLE}Bakgrund\n\nKommunen gav löftet.\n\nLöftet har följts upp.\n\nBeslutsunderlag\n\n`;
  frameCases('decisionBasis', [
    [`${END}Anna Lind\nKommundirektör`, []],
    [`${END}Anna Lind`, []],
    [`${END}Kommunledningskontoret\n\nAnna Lind\nTrygghetssamordnare`, []],
  ]);
  frameCases('signatories', [[`${END}Anna Lind\nKommundirektör`, [{ name: 'Anna Lind', role: 'Kommundirektör' }]]]);
});
