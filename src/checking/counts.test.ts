import { describe, expect, it } from 'vitest';
import { countsIn } from '#checking/counts.ts';

describe('countsIn', () => {
  it.each([
    ['303 kontroller och tjugofem besök', [303, 25]],
    ['2 000 blad år 2017', [2000]],
    ['85 unga jämfört med 40', [85, 40]],
    ['Den 3 maj 2017 kl. 18 i årskurs 8, för ungdomar 13-16 år', []],
    ['En arbetsgrupp enligt lag (1976:580), punkt 4', []],
  ])('%j', (text, values) => {
    expect(countsIn(text).map(({ value }) => value)).toEqual(values);
  });
});
