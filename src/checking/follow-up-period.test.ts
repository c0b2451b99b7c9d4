import { describe, expect, it } from 'vitest';
import { findMissingFollowUps } from '#checking/follow-up-period.ts';
import { type buildMaterial, prose } from '#tests/support/report-builder.ts';

type Parts = Parameters<typeof buildMaterial>[0];
const quotes = (text: string, parts: Parts = {}): (string | null)[] =>
  findMissingFollowUps(prose(text, parts)).map((found) => found.quote);

describe('findMissingFollowUps', () => {
  it.each([
    ['Uppföljningen har lagts ut på kommunens webb (tartial 2).', 'tartial 2'],
    ['Tertial 1 och 2 har publicerats på webben.', 'Tertial 1 och 2'],
    ['Uppföljningen för T1 redovisades för utskottet.', 'T1'],
    ['Första halvåret redovisades för utskottet.', 'Första halvåret'],
    ['Det andra tertialet rapporterades i september.', 'andra tertialet'],
  ])('%j lämnar perioder utan besked', (text, quote) => {
    expect(quotes(text)).toEqual([quote]);
  });

  it.each([
    'Uppföljningen publicerades tertialvis.',
    'Samtliga tertial har publicerats, senast tertial 3.',
    'Tertial 1, 2 och 3 har publicerats.',
    'Uppföljningen T1–T3 finns på webben.',
    'Första, andra och tredje tertialet redovisades.',
    'Tertial 2 publicerades. För tertial 1 och tertial 3 gjordes ingen uppföljning.',
    'Båda halvåren: första halvåret och andra halvåret redovisades.',
    'Uppföljningarna av tertial 1 och 2 har redovisats för utskottet. Det här är uppföljningen av tertial 3.',
    'Trygghetsvandringen genomfördes tertial 2.',
    'Löftet gäller 2021.',
  ])('%j är i sin ordning', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('det som läsningen vet räknas', () => {
    const points = [
      {
        results: [
          { period: 'T1 2021', text: 'Klart.' },
          { period: 'T3 2021', text: 'Klart.' },
        ],
      },
    ];
    expect(quotes('Tertial 2 finns på webben.', { points })).toEqual([]);
    expect(quotes('Tertial 2 finns på webben.', { publications: [{ address: 'x', period: 'T1 2021' }] })).toHaveLength(
      1,
    );
  });

  it('perioder som inte var slut när dokumentet skrevs saknas inte', () => {
    const text = 'Tertial 1 och 2 finns på webben.';
    expect(quotes(text, { kind: 'follow-up', date: '2021-10-01' })).toEqual([]);
    expect(quotes(text, { kind: 'follow-up', date: '2022-01-20' })).toHaveLength(1);
    expect(quotes(text, { kind: 'follow-up', date: null })).toEqual([]);
  });
});
