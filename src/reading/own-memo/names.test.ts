import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARTY_KINDS } from '#checking/report.ts';
import { drawNames, drawParty, readNames, readParty } from '#reading/own-memo/names.ts';
import { drawDates, drawPeriodLabel, drawSpan, readDates, readPeriodLabel } from '#reading/own-memo/period-label.ts';
import { runs } from '#tests/support/examples.ts';

const name = fc.oneof(
  fc.constantFrom(
    'Skäggetorp', 'Norrby och Söderby', 'Hus, hem och härd AB', 'och', 'och Ryd', 'Ryd och', '”Backen”', '””', 'kommunen', 'polisen', 'polis', 'Eken (förening)',
    'Bostads AB Eken', 'hela kommunen', 'a, ', 'x”, ”y',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s+/gu, ' ').trim() || 'ord'),
); // prettier-ignore

describe('namn på en rad', () => {
  test('läses tillbaka', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        expect(readNames(drawNames(names))).toEqual(names);
      }),
      { numRuns: runs(2000) },
    );
  });
  test('skrivs som svenska', () => {
    expect(drawNames(['Norrby', 'Söderby', 'Ekbacken'])).toBe('Norrby, Söderby och Ekbacken');
    expect(drawNames(['Norrby och Söderby', 'Ryd'])).toBe('”Norrby och Söderby” och Ryd');
  });
  test('parter läses tillbaka med vad de är', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTY_KINDS), fc.option(name), (kind, of) => {
        expect(readParty(drawParty({ kind, name: of }))).toEqual({ kind, name: of });
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('perioder', () => {
  test.each([
    ['T2 2018', 'tertial 2 2018'],
    ['T2', 'tertial 2'],
    ['2017-05', 'maj 2017'],
    ['2017 H1', 'första halvåret 2017'],
    ['Q1 2018', 'kvartal 1 2018'],
    ['2018', '2018'],
    ['Våren', 'Våren'],
    ['tertial 2 2018', '”tertial 2 2018”'],
    ['2018 T2', '”2018 T2”'],
    ['vår, höst', '”vår, höst”'],
  ])('%s skrivs %s', (label, words) => {
    expect(drawPeriodLabel(label)).toBe(words);
    expect(readPeriodLabel(words)).toBe(label);
  });
  test.each([
    [{ from: '2017-01-01', to: '2017-12-31' }, '2017'],
    [{ from: '2018-01-01', to: '2019-12-31' }, '2018–2019'],
    [{ from: '2018-07-01', to: '2020-06-30' }, '1 juli 2018–30 juni 2020'],
  ])('%j skrivs %s', (period, words) => {
    expect(drawDates(period).replaceAll('\u00a0', ' ')).toBe(words);
    expect(readDates(words)).toEqual(period);
  });
  test.each([
    ['2018-05-01', '2018-08-31', 'tertial 2 2018'],
    ['2018-01-01', '2018-06-30', 'första halvåret 2018'],
    ['2018-10-01', '2018-12-31', 'kvartal 4 2018'],
    ['2020-02-01', '2020-02-29', 'februari 2020'],
    ['2018-01-01', '2018-12-31', '2018'],
    ['2018-02-01', '2018-05-31', '1 februari 2018–31 maj 2018'],
    ['2018-02-01', '2018-02-27', '1 februari 2018–27 februari 2018'],
  ])('%s till %s är %s', (from, to, words) => {
    expect(drawSpan({ from, to }).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
