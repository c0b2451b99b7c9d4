import { describe, expect, test } from 'vitest';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoGaps } from '#report-back/memo-gaps.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoPoint, memoRecord, memoResult } from '#tests/support/memo-records.ts';
import { modelTexts } from '#tests/support/model-texts.ts';
import { buildFigure } from '#tests/support/report-builder.ts';

const figure = {
  ...buildFigure({ quote: 'fler kontroller', comparison: 'increase', hasBase: false }),
  typed: false,
  period: null,
  basePeriod: null,
  source: null,
  preliminary: false,
};

describe('det som saknas', () => {
  test('är ingenting när allt finns', () => expect(memoGaps(memoRecord())).toEqual([]));

  test.each<[string, Partial<MemoRecord>, string, string]>([
    ['diarienumret', { registryNumber: null }, 'diarienummer', 'registratorn'],
    ['datumet', { date: null }, 'skrivelsens datum', 'handläggaren'],
    ['beslutaren', { decisionBody: null }, 'vem som beslutar', 'handläggaren'],
    ['förslaget', { proposedDecisions: [] }, 'förslag till beslut', 'handläggaren'],
    ['underlaget', { decisionBasis: [] }, 'handlingarna som beslutet bygger på', 'handläggaren'],
    ['förvaltningen', { department: null }, 'vilken förvaltning som skrivelsen kommer från', 'handläggaren'],
    ['MBL', { coDetermination: null }, 'om ärendet kräver information eller förhandling', 'handläggaren'],
    ['undertecknarna', { signatories: [] }, 'vilka som undertecknar', 'handläggaren'],
    [
      'en titel',
      { signatories: [{ name: 'Kim Ek', role: null }] },
      'titel för undertecknare 1',
      'den som undertecknar',
    ],
    ['mottagarna', { dispatch: [] }, 'vilka beslutet skickas till', 'handläggaren'],
    ['punkterna', { points: [] }, 'löftets punkter', 'handläggaren'],
    [
      'ett resultat',
      { points: [memoPoint(1, { owners: ['municipality', 'police'], results: [] })] },
      'resultat för punkt 1',
      'kommunen och polisen',
    ],
    ['en ägare', { points: [memoPoint(1, { owners: [] })] }, 'ägare till punkt 1', 'handläggaren'],
    [
      'ett tal att jämföra med',
      { points: [memoPoint(1, { owners: ['police'], figures: [figure] })] },
      'talet att jämföra med för ”fler kontroller” i punkt 1',
      'polisen',
    ],
    ['ett svar', { consultation: [{ party: 'LOP', verdict: null }] }, 'svar från LOP i samrådet', 'LOP'],
    [
      'en adress',
      { publications: [{ address: 'www.polisen.se', period: null }] },
      'adress med https som leder till löftet på polisens webbplats',
      'polisen',
    ],
  ])('%s: vad, och vem som lämnar det', (_, parts, what, who) => {
    const gaps = memoGaps(memoRecord(parts));
    expect(gaps.map((gap) => [gap.what, gap.who])).toEqual([[what, who]]);
    const [gap] = gaps;
    const marked = `Uppgift saknas: ${gap?.mark} (${who}).`;
    expect(
      modelTexts(memoDocument(memoRecord(parts), { draft: true })).filter((text) => text.includes(marked)),
    ).toHaveLength(1);
    expect(modelTexts(memoDocument(memoRecord(parts), { draft: false })).join('\n')).not.toContain('Uppgift saknas');
  });

  test('är inte det som löftet får vara utan', () => {
    const parts = { goals: [], perspectives: [], agreements: [], committeeReporting: [], consultation: [], prose: [] };
    expect(memoGaps(memoRecord(parts))).toEqual([]);
  });

  test('är inte en tyst period när punkten har andra resultat: det säger skrivelsen öppet', () => {
    const point = memoPoint(1, {
      results: [memoResult({ period: 'T1 2021', text: 'Två möten.', status: 'ongoing' })],
      silences: [{ period: 'T2 2021', by: null }],
    });
    expect(memoGaps(memoRecord({ points: [point] }))).toEqual([]);
  });

  test('nämner ingen person', () => {
    const record = memoRecord({ signatories: [{ name: 'Kim Ek', role: null }] });
    expect(JSON.stringify(memoGaps(record))).not.toContain('Kim');
  });
});
