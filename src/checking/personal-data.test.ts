import { describe, expect, it } from 'vitest';
import { findPersonalData } from '#checking/personal-data.ts';
import { buildMaterial, passage, prose } from '#tests/support/report-builder.ts';

const kinds = (text: string): string[] =>
  findPersonalData(prose(text)).map(
    (found) => /personnummer|telefon|e-post|registrering/.exec(found.message)?.[0] ?? '',
  );

describe('findPersonalData', () => {
  // The numbers are the Swedish Tax Agency's published test numbers and made-up ones.
  it.each([
    ['Anmälaren har 19900118-9811.', ['personnummer']],
    ['Anmälaren har 900118-9811.', ['personnummer']],
    ['Anmälaren har 9001189811.', ['personnummer']],
    ['Anmälaren har 199001189811.', ['personnummer']],
    ['Anmälaren har 900118+9811.', ['personnummer']],
    ['Anmälaren har 19 90 01 18 - 9811.', ['personnummer']],
    ['Anmälaren har 900118 9811.', ['personnummer']],
    ['Samordningsnummer 19900178-9819 noterades.', []],
    ['Ring Anna på 070-123 45 67.', ['telefon']],
    ['Han äger affären och är kontaktperson, 070-174 06 05.', ['telefon']],
    ['Ring 0731234567 om du såg något.', ['telefon']],
    ['Ring +46 70 123 45 67.', ['telefon']],
    ['Boende i huset, hemtelefon 011-12 34 56, klagar.', ['telefon']],
    ['Lena Exempelsson, 011-12 34 56, vill bli uppringd.', ['telefon']],
    ['Skriv till lena.exempel@gmail.com.', ['e-post']],
    ['Skriv till lena_ek@hotmail.com eller bo@telia.com.', ['e-post', 'e-post']],
    ['Bilen ABC 123 stod felparkerad.', ['registrering']],
    ['Bilen ABC 100 stod felparkerad.', ['registrering']],
    ['Mopeden DEF456 och bilen XYZ 12D togs i beslag.', ['registrering', 'registrering']],
    ['En epa, DKL-481, och fordonet med skylten pxb 337 syntes.', ['registrering', 'registrering']],
    ['Hon nås på 070.123.45.67 eller 076 - 212 33 44.', ['telefon', 'telefon']],
    ['Mobil: 073/123 45 67, ring mig på 070–123 45 67.', ['telefon', 'telefon']],
    ['En boende, Gun Ek (gun.ek52@mejlen.example), skriver.', ['e-post']],
    ['Den boende nås på evasbjork@ekposten.example.', ['e-post']],
    ['Klagomål från Eva Ström, tel 019 12 34 56.', ['telefon']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    'Ring kommunens växel 011-12 34 56.',
    'Ring kontaktcenter på 0123-456 00 eller 114 14, vid fara 112.',
    'Kommunpolis Kim Ek, 070-123 45 67, svarar på frågor.',
    'Säkerhetssamordnare Lena Ek, 011-12 34 56, lena.ek@ekvik.se',
    'Frågor besvaras av Ekvik Direkt, 0555-330 00 eller kommunen@ekvik.example.',
    'Boende kan ringa 0555-12 34 56 eller mejla lena.ek@ekbo.example.',
    'Fältgruppen har mobil 070-123 45 67 fredag och lördag.',
    'Presskontakt: Maria Lund, 0555-12 34 56.',
    'Svenska Kyrkan Norrby, 0555-12 34 56, ordnade läger.',
    'Skriv till norrbybyalag@gmail.com.',
    'Rapporten bygger på SSF 200, bilaga ABC 123 och PAX 100.',
    'Standarden SSF 200 gäller, skyddsklass SSF 130.',
    'Insatsen KLM 123 leds av KLM.',
    'Kostnaden är SEK 250 000, eller EUR 100 per dag.',
    'Ärende A070.123.456/2019 och 201900118-9811.',
    'Väg 23, E18, kv. Åkern 12, N 6475123, E 537456.',
    'IBAN SE45 5000 0000 0583 9825 7466, ISBN 978-91-7000-123-4.',
    'Störningsjouren nås på 0701-23 45 67.',
    'Skriv till info@ekvik.se, kommun@ekvik.se eller lena.ek@ekvik.se.',
    'Skriv till registrator.ost@polisen.se.',
    'Föreningen nås på info.norrbyif@gmail.com.',
    'Organisationsnummer 212000-0449, lag (1976:580).',
    'Organisationsnummer 556677-8899.',
    'LPO 123 och KSN 201, dnr SBN 118.',
    'KS 2018-98, KSN 201-18 och BUN 123/2018.',
    'Den 2015-11-24 och 20151124 samt 2017-2018.',
    'Vi gjorde 303 kontroller och delade ut 1 200 blad för 123 456 kronor.',
    'EPA 125 är ingen bil men buss NÄR 123 går.',
    'LÖFTE FÖR NORRBY TAR 123 STEG',
    'Plusgiro 12 34 56-7, bankgiro 123-4567.',
  ])('%j är inte privat', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('ett giltigt samordningsnummer räknas', () => {
    expect(kinds('Hon har 701063-2391.')).toEqual(['personnummer']);
  });

  it('det som hittades upprepas aldrig', () => {
    const text = 'Lena har 19900118-9811, 070-123 45 67, lena.ek@gmail.com och ABC 123.';
    const found = findPersonalData(prose(text));
    expect(found).toHaveLength(4);
    for (const { quote, message } of found) {
      expect(quote).toBeNull();
      expect(message).not.toMatch(/\d|Lena|@|ABC/);
    }
  });

  it('en underskrift med telefon är en tjänsteman, men ett personnummer är alltid privat', () => {
    const material = buildMaterial({}, [
      passage('signatory', 'Kim Ek, 070-123 45 67'),
      passage('running', '900118-9811'),
    ]);
    expect(findPersonalData(material)).toHaveLength(1);
  });
});
