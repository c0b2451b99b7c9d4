import { beforeAll, describe, expect, it } from 'vitest';
import type { Spelling } from '#checking/material.ts';
import { buildMaterial, passage, prose } from '#tests/support/report-builder.ts';
import { loadSpelling } from '#checking/spelling.server.ts';
import { findUnknownWords } from '#checking/unknown-word.ts';

let spelling: Spelling;
beforeAll(async () => {
  spelling = await loadSpelling();
});
const quotes = (text: string): (string | null)[] =>
  findUnknownWords({ ...prose(text), spelling }).map((found) => found.quote);

describe('findUnknownWords', () => {
  it.each([
    ['Uppföljningen lades ut på webben (tartial 2).', 'tartial', 'tertial'],
    ['Löftet bygger på hög polisenärvaro i centrum.', 'polisenärvaro', 'polisnärvaro'],
    ['Kommunen arbetar tilsammans med polisen.', 'tilsammans', 'tillsammans'],
    ['Vi har haft fyra trygghetvandringar under året.', 'trygghetvandringar', 'trygghetsvandringar'],
    ['Föreningen fick ett nytt medborgalöfte i år.', 'medborgalöfte', 'medborgarlöfte'],
    ['Arbetet är brottsförbyggande i hela kommunen.', 'brottsförbyggande', 'brottsförebyggande'],
    ['Vandringen genomfrts med boende i maj.', 'genomfrts', 'genomförts'],
    ['Komunen har hållit fyra möten med boende.', 'Komunen', 'Kommunen'],
  ])('%j', (text, quote, suggestion) => {
    const [found, ...more] = findUnknownWords({ ...prose(text), spelling });
    expect(found).toMatchObject({ code: 'unknown-word', quote });
    expect(found?.message).toContain(`”${suggestion}”`);
    expect(more).toEqual([]);
  });

  it.each([
    'Skäggetorp, Norrbyborna och Lonaprojektet i Ekvik.',
    'LOP-gruppen, LiBrå, BRÅ och EST arbetar med SSPF.',
    'Läs på www.linkoping.se/kommun eller skriv till lena@ekvvik.se.',
    'Polisen patrullerar på så kallade Hot spots i centrum.',
    'Fältarna och fältgruppens brobyggare gjorde A-traktorkontroller.',
    'Kommunpolisens trygghetsvärdar och lokalpolisområdeschefen deltog, t.ex. i maj.',
    'Norrbyborna fick svar. Alla i Norrby var nöjda.',
    'Gården har en syverkstad och läxhjälpare. Syverkstaden var öppen varje vecka.',
    'Filmen hette safe neighbourhood together forever.',
    'Rattfylleri- och drogkontroller, buskröjningen, busskurar, kulturtolkar och lågaffektivt bemötande.',
    'Boende betalade med swish vid en pumptrack efter walk-and-talk.',
    'Stationsbefäl, siktröjning, vräkningsförebyggande stöd, romansbedrägerier, gångfartsområde och portombud.',
    'Skriv ärendenr och fakturanr i mejlet.',
    'Mopedister bötfälldes, epaåkare avlägsnades och sly bortforslades.',
    'Ungdomarna fick en meet and greet med polisen.',
    'Årskurs 7b fick v4-biljetter.',
  ])('%j är rätt stavat', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('något som är för långt för att vara ett ord prövas inte, och tar ingen tid', () => {
    const began = performance.now();
    expect(quotes(`${'a'.repeat(100_000)} ${'tilsammans'.repeat(500)} ${'å'.repeat(3_000)}.`)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('ett ord nämns en gång per punkt', () => {
    const results = ['Vi arbetar tilsammans. Vi gör det tilsammans.'];
    const material = buildMaterial({ points: [{ results }, { results }] }, [passage('prose', 'Vi är tilsammans.')]);
    expect(findUnknownWords({ ...material, spelling }).map(({ point }) => point)).toEqual([1, 2, null]);
  });

  it('orter som läsningen känner och namn i rubriker är rätt stavade', () => {
    const material = buildMaterial({ municipality: 'Sandåsa' }, [
      passage('prose', 'Sandåsa har svarat.'),
      passage('heading', 'Askelunds skola'),
    ]);
    expect(findUnknownWords({ ...material, spelling })).toEqual([]);
  });

  it('utan ordlista sägs ingenting, och underskrifter läses inte', () => {
    expect(findUnknownWords(prose('Vi är tilsammans.'))).toEqual([]);
    expect(findUnknownWords({ ...buildMaterial({}, [passage('signatory', 'kim tilsammans')]), spelling })).toEqual([]);
  });
});
