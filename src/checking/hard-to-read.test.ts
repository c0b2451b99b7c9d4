import { describe, expect, it } from 'vitest';
import { findHardTexts } from '#checking/hard-to-read.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

const HARD =
  'Kommunledningsförvaltningens trygghetssamordnare har tillsammans med fastighetsägarföreningens representanter, lokalpolisområdets kommunpoliser och utbildningsförvaltningens skolsamordnare genomfört områdesinriktade kartläggningar av utomhusmiljöernas belysningsförhållanden samt sammanställt förbättringsförslag till samhällsbyggnadsnämndens investeringsplanering inför kommande budgetperiod med särskilt beaktande av jämställdhetsperspektivet.';
const EASY =
  'Vi höll tre möten. Det kom tolv barn. De fick mat och sång. Vi bytte lampor på två vägar. Det blev ljust. Nu går fler ut på kvällen. Det är bra för alla. Vi gör det igen.';

describe('findHardTexts', () => {
  it('ett svårt resultat får sin längsta mening citerad', () => {
    const found = findHardTexts(buildMaterial({ points: [{ results: [`Vi möttes. ${HARD}`] }] }));
    expect(found).toMatchObject([{ code: 'hard-to-read', quote: HARD, point: 1, block: 2 }]);
    expect(found[0]?.message).toMatch(/svårt att läsa \(LIX \d+,\d; över 50 är svår text\)/);
  });

  it('ett svårt löfte nämns', () => {
    expect(findHardTexts(buildMaterial({ points: [{ text: HARD }] }))[0]?.message).toMatch(/^Punkten är svår att läsa/);
  });

  it('en lätt text och en kort text är i sin ordning', () => {
    const results = [EASY, 'Kommunledningsförvaltningens trygghetssamordnare genomförde kartläggningar.'];
    expect(findHardTexts(buildMaterial({ points: [{ results }] }))).toEqual([]);
  });
});
