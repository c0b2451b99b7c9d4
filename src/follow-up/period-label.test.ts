import { describe, expect, test } from 'vitest';
import { labelDates } from '#follow-up/period-label.ts';

const ONE = { from: '2020-01-01', to: '2020-12-31' };
const TWO = { from: '2019-07-01', to: '2021-06-30' };

describe('dagarna som en periods beteckning säger', () => {
  test.each([
    ['T1 2018', '2018-01-01', '2018-04-30'],
    ['T2 2018', '2018-05-01', '2018-08-31'],
    ['T3 2018', '2018-09-01', '2018-12-31'],
    ['Q1 2019', '2019-01-01', '2019-03-31'],
    ['Q4 2019', '2019-10-01', '2019-12-31'],
    ['2017 H1', '2017-01-01', '2017-06-30'],
    ['2017 H2', '2017-07-01', '2017-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2019-12', '2019-12-01', '2019-12-31'],
    ['2018', '2018-01-01', '2018-12-31'],
    ['T4 2018', '2018-01-01', '2018-12-31'],
    ['2018-13', '2018-01-01', '2018-12-31'],
  ])('%s: %s till och med %s', (label, from, to) => {
    expect(labelDates(label, ONE)).toEqual({ from, to });
    expect(labelDates(label, TWO)).toEqual({ from, to });
  });

  test('utan år är det löftets år, om det är ett', () => {
    expect(labelDates('T2', ONE)).toEqual({ from: '2020-05-01', to: '2020-08-31' });
    expect(labelDates('T2', TWO)).toEqual(TWO);
  });

  test.each([null, 'Våren', 'Uppföljning 2018', '0000-05', '0099'])('%s säger inget: hela löftets period', (label) => {
    expect(labelDates(label, TWO)).toEqual(TWO);
  });
});
