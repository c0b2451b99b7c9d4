import { describe, expect, it } from 'vitest';
import { followUpPeriod } from '#reading/points/follow-up-period.ts';

describe('uppföljningsperiod', () => {
  it.each([
    ['T2 2023', null, 'T2 2023'],
    ['T1', 2019, 'T1 2019'],
    ['T3', null, 'T3'],
    ['Tertial 1 2023', null, 'T1 2023'],
    ['Tertial 1, 2023', null, 'T1 2023'],
    ['Uppföljning tertial 2 2017', null, 'T2 2017'],
    ['tartial 2', 2017, 'T2 2017'],
    ['Första tertialet 2018', null, 'T1 2018'],
    ['Januari–april', 2019, 'T1 2019'],
    ['jan-apr 2019', null, 'T1 2019'],
    ['Maj–augusti 2019', null, 'T2 2019'],
    ['september - december 2019', null, 'T3 2019'],
    ['Första halvåret 2017', null, '2017 H1'],
    ['Halvår 2 2017', null, '2017 H2'],
    ['Juli–december 2017', null, '2017 H2'],
    ['Maj 2017', null, '2017-05'],
    ['2017-05', null, '2017-05'],
    ['Oktober', 2020, '2020-10'],
    ['Kvartal 1 2018', null, 'Q1 2018'],
    ['2018', null, '2018'],
    ['Helår 2018', null, '2018'],
    ['Ansvarig', 2018, null],
    ['januari–augusti 2019', null, null],
    ['12 maj 2018', null, null],
    ['juli 2018–december 2019', null, null],
    ['1 juli 2018 till 30 juni 2019', null, null],
    ['1 juli till den 31 december 2018', null, '2018 H2'],
    ['Medborgarlöftet 2024–2025, första halvåret 2025', null, '2025 H1'],
    ['Medborgarlöftet 2024-2025, första halvåret', 2024, 'H1'],
    ['Medborgarlöftet 2024/25, tertial 2', null, 'T2'],
    ['Tertial 5 2018', null, null],
    ['Resultat', 2018, null],
  ])('%s (%s)', (words, year, label) => {
    expect(followUpPeriod(words, year)?.label ?? null).toBe(label);
  });
});
