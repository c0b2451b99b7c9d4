import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '#checking/check.ts';
import { buildFigure, buildMaterial, passage } from '#tests/support/report-builder.ts';
import { FINDING_SEVERITY } from '#checking/report.ts';
import { loadSpelling } from '#checking/spelling.server.ts';

const TWICE = 'Medborgarlöftet är ett sätt för kommunen och polisen att berätta vad de tänker göra för invånarna.';
const QUOTE = 'dubbelt så många trafikkontroller';
const LONG = 'trygghetsskapande förvaltningsövergripande samverkansinsatser '.repeat(11).trim();

/** A document in which everything is wrong that can be wrong. */
const WORST = buildMaterial(
  {
    date: null,
    registryNumber: null,
    decisionBasis: [],
    signatories: [{ name: 'Kim Ek', role: null }],
    proposedDecisions: ['Kommunstyrelsen godkänner upprättat förslag.'],
    statedCounts: { total: 9, joint: null, municipality: null, police: null },
    points: [
      {
        text: 'Polisen ska verka för trygghet, bland annat för äldre.',
        results: [`Polisen har gjort ${QUOTE}. Arbetet fortsätter under 2022.`],
        figures: [buildFigure({ quote: QUOTE, unit: 'trafikkontroller', comparison: 'double', hasBase: false })],
      },
      { results: [`Vi har haft ${LONG}.`] },
      { results: [] },
    ],
  },
  [
    passage('prose', `${TWICE} ${TWICE} Klicka här för att ange text.`),
    passage('prose', 'Norrby är ett extra utsatt område. Under 2021 kommer polisen att synas tilsammans med andra.'),
    passage('prose', 'Tertial 1 finns på www.polisen.example. Ring Lena på 070-123 45 67.'),
  ],
);

describe('check', () => {
  it('hittar allt som kan vara fel, fel först, sedan varningar och tips', async () => {
    const found = check(WORST.report, WORST.passages, WORST.missing, await loadSpelling());
    const codes = [...new Set(found.map(({ code }) => code))];
    // A document cannot both have a period, which most of the checks need, and lack one.
    expect(codes).toEqual(Object.keys(FINDING_SEVERITY).filter((code) => code !== 'no-time-limit'));
  });

  it('varje kod står med sin grad i handledningen', () => {
    const guide = readFileSync('docs/how-to/granska-ett-dokument.md', 'utf8');
    const grades = { error: 'fel', warning: 'varning', hint: 'tips' };
    for (const [code, severity] of Object.entries(FINDING_SEVERITY)) {
      expect(guide).toContain(`| \`${code}\` | ${grades[severity]} |`);
    }
  });

  it('ett dokument utan fel får inga anmärkningar', async () => {
    const { report, passages } = buildMaterial({ points: [{ results: ['Fyra trygghetsvandringar hölls.'] }] });
    expect(check(report, passages, [], await loadSpelling())).toEqual([]);
  });
});
