import { describe, expect, it } from 'vitest';
import { buildMaterial } from '#tests/support/report-builder.ts';
import type { Target } from '#checking/report.ts';
import { findVagueVerbs } from '#checking/vague-verb.ts';

const found = (text: string, target: Target | null = null): { quote: string | null; message: string }[] =>
  findVagueVerbs(buildMaterial({ points: [{ text, target }] }));

describe('findVagueVerbs', () => {
  it.each([
    [
      'Kommunen och polisen ska utveckla samverkan med civilsamhället och övriga aktörer.',
      'utveckla',
      'Kommunen och polisen ska [vad, hur ofta eller hur många] för att utveckla samverkan med civilsamhället och övriga aktörer.',
    ],
    [
      'Kommunen ska se över den fysiska trafikmiljön för att få bort otillåten trafik.',
      'se över',
      'Kommunen ska [vad, hur ofta eller hur många] för att se över den fysiska trafikmiljön.',
    ],
    [
      'Kommunens verksamheter ska tillsammans med hög närvaro förebygga att unga hamnar fel.',
      'förebygga',
      'Kommunens verksamheter ska [vad, hur ofta eller hur många] för att förebygga att unga hamnar fel.',
    ],
    [
      'Polisen ska arbeta för nolltolerans mot narkotika, och rikta insatser.',
      'arbeta för',
      'Polisen ska [vad, hur ofta eller hur många] för nolltolerans mot narkotika, och rikta insatser.',
    ],
    [
      'Polisen ska genom synlighet och återkommande trafikkontroller förebygga hänsynslös körning.',
      'förebygga',
      'Polisen ska [vad, hur ofta eller hur många] för att förebygga hänsynslös körning.',
    ],
    [
      'verka för att fler ska anmäla brott',
      'verka för',
      'Vi ska [vad, hur ofta eller hur många] för att fler ska anmäla brott.',
    ],
    [
      'Kommunen och polisen ska samverka mer kring ungdomar i riskzon.',
      'samverka',
      'Kommunen och polisen ska [vad, hur ofta eller hur många] för att samverka mer kring ungdomar i riskzon.',
    ],
    ['Polisen ska synas mer.', 'synas', 'Polisen ska [vad, hur ofta eller hur många] för att synas mer.'],
    [
      'Kommunen undersöker möjligheten att bygga en lekplats.',
      'undersöker möjligheten',
      'Kommunen ska [vad, hur ofta eller hur många] för att undersöka möjligheten att bygga en lekplats.',
    ],
    [
      'Kommunen tar krafttag mot nedskräpning.',
      'tar krafttag',
      'Kommunen ska [vad, hur ofta eller hur många] för att ta krafttag mot nedskräpning.',
    ],
    [
      'Polisen bekämpar narkotika.',
      'bekämpar',
      'Polisen ska [vad, hur ofta eller hur många] för att bekämpa narkotika.',
    ],
    ['Förebygga ungdomsbrott.', 'Förebygga', 'Vi ska [vad, hur ofta eller hur många] för att förebygga ungdomsbrott.'],
    [
      'Vi stöttar föreningar i området.',
      'stöttar',
      'Vi ska [vad, hur ofta eller hur många] för att stötta föreningar i området.',
    ],
    [
      'Kommunen arbetar aktivt med tryggheten.',
      'arbetar aktivt med',
      'Kommunen ska [vad, hur ofta eller hur många] i arbetet med tryggheten.',
    ],
    [
      'Kommunen ska öka tryggheten i centrum.',
      'öka tryggheten',
      'Kommunen ska [vad, hur ofta eller hur många] för att öka tryggheten i centrum.',
    ],
    [
      'Polisen ska arbeta för att minska klottret.',
      'arbeta för',
      'Polisen ska [vad, hur ofta eller hur många] för att minska klottret.',
    ],
    [
      'Polisen stärker samarbetet.',
      'stärker',
      'Polisen ska [vad, hur ofta eller hur många] för att stärka samarbetet.',
    ],
  ])('%j', (text, quote, pattern) => {
    const [one, ...more] = found(text);
    expect(one?.quote).toBe(quote);
    expect(one?.message).toContain(`”${pattern}”`);
    expect(more).toEqual([]);
  });

  it.each([
    'Polisen ska vara synliga i centrum på fredagar och lördagar.',
    'Kommunen ska samverka med skolan varje vecka.',
    'Kommunen ska ta fram en plan för hur vi kan synas mer.',
    'Polisen ska genomföra trafikkontroller för att förebygga olyckor.',
    'Kommunen ska hålla trygghetsvandringar och utveckla dem.',
    'Kommunen ska stödja minst fyra föreningar.',
    'Kommunen ska förebygga klotter genom att sanera inom ett dygn.',
    'Polisen ska kontrollera hastigheten på Ekvägen.',
    'Kommunen bygger en gångväg för att öka tryggheten.',
    'Kommunen ska ta fram en plan.',
    'Kommunen ska förbättra belysningen.',
    'Vi ska stötta nattvandrarna med kaffe och 5 000 kronor per termin.',
  ])('%j går att se', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('ett mål med antal går att se, vilket verb det än har', () => {
    expect(found('Kommunen ska stödja åtta föreningar.', { atLeast: 8, unit: 'föreningar', per: null })).toEqual([]);
  });
});
