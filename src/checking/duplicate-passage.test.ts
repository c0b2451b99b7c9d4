import { describe, expect, it } from 'vitest';
import { findDuplicates } from '#checking/duplicate-passage.ts';
import { buildMaterial, passage } from '#tests/support/report-builder.ts';
import type { PassageRole } from '#checking/passage.ts';

const quotes = (...texts: (string | [PassageRole, string])[]): (string | null)[] =>
  findDuplicates(
    buildMaterial(
      {},
      texts.map((one, index) =>
        typeof one === 'string' ? passage('prose', one, null, index + 1) : passage(one[0], one[1], null, index + 1),
      ),
    ),
  ).map((found) => found.quote);

describe('findDuplicates', () => {
  it('samma sak i nästan samma ord nämns en gång, där den står igen', () => {
    expect(
      quotes(
        'Medborgarlöften är en del av Polismyndighetens styrmodell och ett sätt för polisen i lokalpolisområdet att komma närmare invånarna. Metoden bygger på dialog med medborgare.',
        'Något annat sägs här om samarbetet mellan skolan och fritidsgården.',
        'Medborgarlöften är en del av Polismyndighetens styrmodell och ett sätt för polisen att komma närmare invånarna. Arbetsmetoden bygger på dialog med medborgare.',
      ),
    ).toEqual([
      'Medborgarlöften är en del av Polismyndighetens styrmodell och ett sätt för polisen att komma närmare invånarna.',
    ]);
  });

  it('samma sak med verb och substantiv', () => {
    expect(
      quotes(
        'Medborgarlöftet har följts upp och avrapporterats till trygghets- och demokratiutskottet under året.',
        'Under året har avrapportering skett till trygghets- och demokratiutskottet.',
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'olika år',
      'Under 2016 höll kommunen tre dialogmöten med boende.',
      'Under 2017 höll kommunen tre dialogmöten med boende.',
    ],
    [
      'olika platser',
      'Polisen höll dialogmöten med boende i Norrby.',
      'Polisen höll dialogmöten med boende i Söderby.',
    ],
    [
      'olika antal',
      'Polisen gick till fots vid stationen sju kvällar.',
      'Polisen gick till fots vid stationen nio kvällar.',
    ],
    [
      'löfte och resultat',
      'Vi ska hålla fritidsgården i parken öppen varje kväll.',
      'Vi höll fritidsgården i parken öppen varje kväll.',
    ],
    ['korta meningar', 'Arbetet pågår.', 'Arbetet pågår.'],
    ['etiketter', 'Följande punkter ingick i årets löfte:', 'Följande punkter ingick i årets löfte:'],
    [
      'olika saker',
      'Kommunen har anställt två trygghetsvärdar i centrum.',
      'Kommunen har byggt två lekplatser i centrum.',
    ],
  ])('%s är inte samma sak', (_, first, second) => {
    expect(quotes(first, second)).toEqual([]);
  });

  it('beslutet får upprepa texten', () => {
    const text = 'Kommunstyrelsen godkänner återrapporteringen av medborgarlöftet för Norrby.';
    expect(quotes(['decision', text], text)).toEqual([]);
  });

  it('lika meningar om olika punkter är inte samma sak, men samma mening två gånger i en punkt är det', () => {
    const text = 'Denna punkt tas med till kommande medborgarlöfte nästa år igen.';
    expect(findDuplicates(buildMaterial({ points: [{ results: [text] }, { results: [text] }] }))).toEqual([]);
    expect(findDuplicates(buildMaterial({ points: [{ results: [`${text} ${text}`] }] }))).toHaveLength(1);
  });

  it('samma text för två perioder är två uppgifter', () => {
    const text = 'Fritidsgården har haft öppet fem kvällar varje vecka för ungdomar.';
    const results = [
      { period: 'T1 2021', text },
      { period: 'T2 2021', text },
    ];
    expect(findDuplicates(buildMaterial({ points: [{ results }] }))).toEqual([]);
  });
});
