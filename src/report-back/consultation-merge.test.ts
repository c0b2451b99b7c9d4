import { describe, expect, test } from 'vitest';
import { ALL_ENDORSE } from '#reading/own-memo/memo-form.ts';
import { allEndorse, mergeConsultation, type AskedParty } from '#report-back/consultation-merge.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoRecord } from '#tests/support/memo-records.ts';
import { modelTexts } from '#tests/support/model-texts.ts';

const yes = { verdict: 'endorses', comment: null, points: [] } as const;
const asked = (party: string, answer: AskedParty['answer'] = yes): AskedParty => ({ party, ended: false, answer });
const told = (parties: readonly AskedParty[]): string =>
  modelTexts(memoDocument(memoRecord({ consultation: mergeConsultation([], parties) }), { draft: false })).join('\n');

describe('samrådet i skrivelsen', () => {
  test('”samtliga tillstyrker” står när var och en av flera tillstyrker allt', () => {
    expect(told([asked('Polisen'), asked('Bostads AB Eken')])).toContain(ALL_ENDORSE['report-back']);
  });

  test('en avstyrkan namnges med sitt skäl, och då tillstyrker inte samtliga', () => {
    const text = told([asked('Polisen', { verdict: 'objects', comment: 'Siffrorna är inte våra.', points: [] }), asked('Bostads AB Eken')]); // prettier-ignore
    expect(text).toContain('Polisen: avstyrker');
    expect(text).toContain('Hela skrivelsen: avstyrker. Siffrorna är inte våra.');
    expect(text).not.toContain(ALL_ENDORSE['report-back']);
  });

  test('den som tillstyrker helheten men avstyrker en punkt namnges med punkten', () => {
    const points = [{ number: 3, verdict: 'objects', comment: 'Det var två kontroller.' }] as const;
    const text = told([asked('Polisen', { ...yes, points }), asked('Bostads AB Eken')]);
    expect(text).toContain('Polisen: tillstyrker');
    expect(text).toContain('Punkt 3: avstyrker. Det var två kontroller.');
    expect(text).not.toContain(ALL_ENDORSE['report-back']);
  });

  test('inget att erinra är inte att tillstyrka', () => {
    expect(allEndorse(mergeConsultation([], [asked('Polisen', { ...yes, verdict: 'no-remark' }), asked('Eken')]))).toBe(false); // prettier-ignore
    expect(allEndorse(mergeConsultation([], [asked('Polisen')]))).toBe(false);
    expect(allEndorse([])).toBe(false);
  });

  test('en punkt som sägs detsamma som helheten är ingen avvikelse', () => {
    const points = [{ number: 2, verdict: 'endorses', comment: null }] as const;
    expect(mergeConsultation([], [asked('Polisen', { ...yes, points })])).toEqual([{ party: 'Polisen', verdict: 'endorses' }]); // prettier-ignore
  });

  test('det som parten själv har svarat gäller före det som någon har skrivit åt den, hur namnet än är skrivet', () => {
    const merged = mergeConsultation(
      [
        { party: 'säkerhetsenheten', verdict: 'endorses' },
        { party: 'Polisen', verdict: 'endorses' },
      ],
      [asked('polisen ', { verdict: 'no-remark', comment: null, points: [] }), asked('Eken', null)],
    );
    expect(merged).toEqual([
      { party: 'säkerhetsenheten', verdict: 'endorses' },
      { party: 'Polisen', verdict: 'no-remark' },
      { party: 'Eken', verdict: null },
    ]);
  });

  test('den som samrådet avslutades utan svar från har inte svarat, och det står där', () => {
    const parties = [{ party: 'Eken', ended: true, answer: null }];
    expect(mergeConsultation([], parties)).toEqual([{ party: 'Eken', verdict: null, ended: true }]);
    expect(told(parties)).toContain('Eken: har inte svarat');
  });
});
