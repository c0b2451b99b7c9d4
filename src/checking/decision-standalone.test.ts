import { describe, expect, it } from 'vitest';
import { findDependentDecisions } from '#checking/decision-standalone.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

const messages = (decision: string): string[] =>
  findDependentDecisions(buildMaterial({ proposedDecisions: [decision] })).map((found) => found.message);

describe('findDependentDecisions', () => {
  it.each([
    [
      'Kommunstyrelsen godkänner upprättat förslag återrapportering av medborgarlöftet 2017 till Skäggetorpsborna.',
      'upprättat förslag',
    ],
    ['Kommunstyrelsen godkänner medborgarlöftet 2021 enligt bilaga.', 'enligt bilaga'],
    ['Kommunstyrelsen godkänner medborgarlöftet i enlighet med förvaltningens förslag.', 'förvaltningens förslag'],
    ['Rapporten godkänns.', 'vad det gäller'],
    ['Kommunstyrelsen lägger informationen till handlingarna.', 'vad det gäller'],
    [
      'Kommunstyrelsen godkänner återrapporteringen av medborgarlöftet 2021 och översänder den till polisen.',
      'mer än en sak',
    ],
    [
      'Kommunstyrelsen godkänner medborgarlöftet 2021 samt uppdrar åt kommundirektören att förlänga det.',
      'mer än en sak',
    ],
  ])('%j', (decision, fault) => {
    const [message, ...more] = messages(decision);
    expect(message).toContain(fault);
    expect(more).toEqual([]);
  });

  it.each([
    'Kommunstyrelsen godkänner återrapporteringen av medborgarlöftet 2021 för Norrby.',
    'att godkänna återrapporteringen av medborgarlöftet för Norrby 2021',
    'Kommunstyrelsen uppdrar åt kommundirektören att översända återrapporteringen av medborgarlöftet 2021 till polisen.',
    'Kommunstyrelsen lägger uppföljningen av medborgarlöftet 2021 till handlingarna.',
    'Kommunstyrelsen beslutar att godkänna redovisningen av medborgarlöftet 2021 och 2022.',
    'Kommunstyrelsen godkänner medborgarlöftet enligt förslag daterat den 2 mars 2022.'.replace(
      'enligt förslag daterat',
      'enligt förslaget från',
    ),
  ])('%j går att läsa ensamt', (decision) => {
    expect(messages(decision)).toEqual([]);
  });

  it('bara en återrapportering är ett beslutsärende', () => {
    const parts = { kind: 'promise' as const, proposedDecisions: ['Rapporten godkänns.'] };
    expect(findDependentDecisions(buildMaterial(parts))).toEqual([]);
  });
});
