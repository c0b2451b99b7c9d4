import { describe, expect, it } from 'vitest';
import { namedOwners, subjectOwners } from '#reading/points/owners.ts';

const PARTIES = [
  { kind: 'municipality', name: 'Ekvik' },
  { kind: 'police', name: 'Polismyndigheten' },
] as const;
const M = ['municipality'];
const P = ['police'];
const MP = ['municipality', 'police'];

describe('namngiven ansvarig', () => {
  it.each([
    ['polisen', P],
    ['Kommunen', M],
    ['kommunen/polisen', MP],
    ['Polisen och kommunen', MP],
    ['båda', MP],
    ['gemensamt', MP],
    ['Ekviks kommun', M],
    ['Ekvik', M],
    ['Socialförvaltningen', M],
    ['Fritidsgården Navet', M],
    ['Bostads AB Eken', ['property-owner']],
    ['Fastighetsägarna, polisen', ['police', 'property-owner']],
    ['Kommunpolis', P],
    ['LPO Ekvik', P],
    ['Räddningstjänsten', M],
    ['Region Ekland', ['region']],
    ['Nattvandrarna', ['association']],
    ['Trafikverket', ['other']],
    ['Ekvik/polis', MP],
    ['Områdespolis och trygghetssamordnare', MP],
    ['Socialtjänst, skola, polis', MP],
    ['BID Centrum', ['property-owner']],
    ['Malmö stad', M],
    ['2018', []],
    ['vid behov', []],
  ])('%s', (words, owners) => {
    expect(namedOwners(words, PARTIES)).toEqual(owners);
  });
});

describe('meningens subjekt', () => {
  it.each([
    ['Kommunen och polisen ska utveckla samverkan med civilsamhället.', MP],
    ['Kommunens verksamheter riktade till ungdomar ska tillsammans med hög polisnärvaro förebygga brott.', M],
    ['Kommunen ska stödja föreningar.', M],
    ['Polisen ska arbeta för nolltolerans mot narkotika.', P],
    ['Polisen i samverkan med kommunen ska genomföra kontroller.', P],
    ['Under våren ska polisen genomföra minst fyra insatser.', P],
    ['Varje månad genomför polisen och kommunen en trygghetsvandring.', MP],
    ['Vi ska synas mer i centrum.', MP],
    ['Tillsammans ska vi öka tryggheten.', MP],
    ['Områdespoliserna ska vara synliga.', P],
    ['Lokalpolisområdet ska prioritera brott i nära relation.', P],
    ['Socialtjänsten ska erbjuda stöd.', M],
    ['Fritidsförvaltningen och skolan ska ordna aktiviteter.', M],
    ['Räddningstjänsten ska besöka skolorna.', M],
    ['Bostads AB Eken ska förbättra belysningen.', ['property-owner']],
    ['Kommunen, polisen och fastighetsägarna ska träffas.', ['municipality', 'police', 'property-owner']],
    ['Föreningarna i området ska ordna läxhjälp.', ['association']],
    ['Ungdomar ska erbjudas aktiviteter av kommunen.', []],
    ['Genomföra trafikkontroller vid skolor.', []],
    ['Tryggheten i centrum ska öka.', []],
    ['Det ska vara tryggt att ringa polisen.', []],
    ['Ekviks kommun ska röja buskar.', M],
    ['Polisen kommer att genomföra kontroller i kommunens ytterområden.', P],
    ['Trygghetsvärdar ska finnas på plats.', M],
    ['Region Ekland ska delta.', ['region']],
    ['Polis och kommun ska träffas varje vecka.', MP],
    ['Polisens närvaro ska öka.', P],
    ['Både polisen och kommunen lovar att arbeta för tryggare tunnlar.', MP],
  ])('%s', (sentence, owners) => {
    expect(subjectOwners(sentence, PARTIES)).toEqual(owners);
  });
});
