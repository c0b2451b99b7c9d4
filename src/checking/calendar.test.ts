import { describe, expect, it } from 'vitest';
import { findTimes } from '#checking/calendar.ts';

describe('findTimes', () => {
  it.each([
    ['under 2018', ['2018-12-31']],
    ['hösten 2017', ['2017-11-30']],
    ['våren 2018 och sommaren 2019', ['2018-05-31', '2019-08-31']],
    ['höstterminen 2020', ['2020-11-30']],
    ['i mars 2018', ['2018-03-31']],
    ['den 3 maj 2018', ['2018-05-03']],
    ['den 3. april 2018', ['2018-04-03']],
    ['2018-04-17', ['2018-04-17']],
    ['perioden 2015-2018', ['2018-12-31']],
    ['åren 2015–2018', ['2018-12-31']],
    ['tertial 2 2018, T3 2019', ['2018-08-31', '2019-12-31']],
    ['första halvåret 2018', ['2018-06-30']],
    ['i början av 2017', ['2017-04-30']],
    ['KS 2018-98, lag (1976:580), 12018 och 2018/44', []],
    ['fem dagar i veckan', []],
  ])('%j', (text, ends) => {
    expect(findTimes(text).map((time) => time.end)).toEqual(ends);
  });
});
