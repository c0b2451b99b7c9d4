import { describe, expect, it } from 'vitest';
import { leadingLabel } from '#reading/points/field-labels.ts';

describe('etikett ensam på sin rad', () => {
  it.each([
    ['T1 2023', 'T1 2023'],
    ['Uppföljning januari–april 2022', 'T1 2022'],
    ['Andra tertialet 2021', 'T2 2021'],
    ['Avser tertial 1 2022', 'T1 2022'],
    ['Vad har hänt hittills? (november 2022)', '2022-11'],
    ['Kameror uppsatta i maj', null],
    ['Klart i september', null],
    ['Genomfört 15 av 17 fredagar', null],
    ['Klart', null],
  ])('%s', (text, period) => {
    expect(leadingLabel(text, 2022, [], true)?.period ?? null).toBe(period);
  });

  it.each(['Klart', 'Pågår', 'Kameror uppsatta i maj'])('"%s" under en punkt är ingen etikett', (text) => {
    expect(leadingLabel(text, 2022, [], true)).toBeNull();
  });
});
