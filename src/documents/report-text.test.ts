import { describe, expect, test } from 'vitest';
import type { Report } from '#checking/report.ts';
import { findingsText } from '#documents/findings-text.ts';
import { reportText } from '#documents/report-text.ts';

const report: Report = {
  format: 'loftet-report/1',
  source: { file: 'löfte.txt', mediaType: 'text/plain', sha256: '0'.repeat(64), blocks: 9 },
  kind: 'follow-up',
  title: 'Uppföljning 2019',
  municipality: 'Ekby',
  areas: ['Norr', 'Söder'],
  period: { from: '2019-01-01', to: '2019-12-31' },
  parties: [{ kind: 'municipality', name: 'Ekby' }],
  registryNumber: null,
  date: null,
  decisionBody: null,
  proposedDecisions: [],
  decisionBasis: [],
  agreements: [],
  statedCounts: null,
  points: [
    {
      number: 1,
      owner: ['municipality', 'police'],
      focusArea: null,
      promise: null,
      text: 'Vi ska mötas.',
      target: null,
      due: null,
      results: [{ period: 'T1', by: 'police', text: 'Vi har träffats fem gånger.', status: 'ongoing' }],
      figures: [],
      carriedOver: true,
      blocks: [3],
    },
    {
      number: 2,
      owner: [],
      focusArea: 'Trafik',
      promise: null,
      text: 'Farten ska ned.',
      target: null,
      due: null,
      results: [],
      figures: [],
      carriedOver: null,
      blocks: [4],
    },
  ],
  goals: [],
  consultation: [],
  perspectives: [],
  coDetermination: null,
  committeeReporting: [],
  publications: [],
  department: null,
  signatories: [{ name: 'Ada Berg', role: 'kommundirektör' }],
  dispatch: [],
  sections: [],
  unplaced: [{ text: 'Lös rad', block: 7 }],
  findings: [
    { code: 'vague-verb', severity: 'hint', message: 'Skriv vad ni ska göra.', quote: 'mötas', block: 3, point: 1 },
    {
      code: 'result-missing',
      severity: 'error',
      message: 'Punkten saknar resultat.',
      quote: null,
      block: null,
      point: 2,
    },
  ],
};

describe('sammanfattningen på terminalen', () => {
  const text = reportText(report);
  test('säger vad dokumentet säger, och vad som inte står där', () => {
    expect(text).toContain('Område:                Norr, Söder');
    expect(text).toContain('Diarienummer:          står inte i dokumentet');
    expect(text).toContain('Ada Berg (kommundirektör)');
    expect(text).toContain('2 punkter:');
    expect(text).toContain('Ägare: kommunen och polisen');
    expect(text).toContain('Resultat (tertial 1, polisen, pågår): Vi har träffats fem gånger.');
    expect(text).toContain('Tas med till nästa löfte.');
    expect(text).toContain('Resultat: ingen uppföljning lämnad');
    expect(reportText({ ...report, kind: 'promise' })).not.toContain('ingen uppföljning lämnad');
  });
  test('visar det som inte kunde tolkas', () => {
    expect(text).toContain('  7. Lös rad');
  });
  test('räknar fynden i rätt form', () => {
    expect(text).toContain('1 fel, 0 varningar och 1 tips');
  });
});

describe('granskningen på terminalen', () => {
  test('det allvarligaste först, med citat och plats', () => {
    expect(findingsText(report)).toBe(
      [
        'Uppföljning 2019',
        '',
        'Fel (1)',
        '',
        '  * Punkten saknar resultat.',
        '    punkt 2, result-missing',
        '',
        'Tips (1)',
        '',
        '  * Skriv vad ni ska göra.',
        '    ”mötas”',
        '    punkt 1, stycke 3, vague-verb',
        '',
      ].join('\n'),
    );
  });
  test('utan fynd sägs det', () => {
    expect(findingsText({ ...report, findings: [] })).toContain('Inga anmärkningar.');
  });
});

test('ett dokument styr inte terminalen, och rader bryts mellan ord', () => {
  const text = findingsText({ ...report, title: `Löfte \u001b[2J${' lång rubrik'.repeat(20)}`, findings: [] });
  expect(text).not.toContain('\u001b');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(92);
});
