import { describe, expect, test } from 'vitest';
import { boundValues, unboundMarks, withBoundValues } from '#report-back/memo-figures.ts';
import { memoPoint, memoRecord } from '#tests/support/memo-records.ts';

const figure = {
  quote: 'Inbrott i källare', value: 23, base: 64, unit: 'inbrott', per: null, comparison: null, hasBase: true,
  typed: true, period: null, basePeriod: null, source: 'Polisens statistik', preliminary: false,
} as const; // prettier-ignore
const RECORD = memoRecord({
  points: [memoPoint(1, { owners: ['municipality', 'police'] }), memoPoint(2, { figures: [figure] })],
});

describe('ett bundet värde', () => {
  test('säger det som uppgifterna säger, också när de ändras', () => {
    const text = 'Alla {antal punkter} punkter. {Antal gemensamma punkter} var gemensam. Det blev {siffra 2.1}.';
    const filled = (points: typeof RECORD.points): string | null =>
      withBoundValues({ ...RECORD, points, assessment: text }).assessment;
    expect(filled(RECORD.points)).toBe('Alla två punkter. En var gemensam. Det blev 23\u00a0inbrott.');
    expect(filled([...RECORD.points, memoPoint(3)])).toContain('Alla tre punkter.');
  });
  test('har en källa, och den som används hör till skrivelsen', () => {
    const used = withBoundValues({ ...RECORD, assessment: '{Siffra 2.1} och {antal punkter}' }).bound;
    expect(used).toEqual([
      { name: 'antal punkter', words: 'två', source: 'löftets punkter' },
      {
        name: 'siffra 2.1',
        words: '23\u00a0inbrott',
        source: 'siffran ”Inbrott i källare” i punkt 2 (Polisens statistik)',
      },
    ]);
  });
  test('står kvar som det är skrivet när siffran inte finns, och det sägs', () => {
    const record = withBoundValues({ ...RECORD, assessment: 'Det blev {siffra 7.1}, se {bilaga}.' });
    expect(record.assessment).toBe('Det blev {siffra 7.1}, se {bilaga}.');
    expect(unboundMarks(record)).toEqual(['{siffra 7.1}']);
  });
  test('finns bara för det som uppgifterna har', () => {
    const names = boundValues(memoRecord({ decisionBody: null, period: null })).map(({ name }) => name);
    expect(names).not.toContain('beslutande');
    expect(names).not.toContain('period');
  });
});
