import { describe, expect, it } from 'vitest';
import { buildMaterial, passage, prose } from '#tests/support/report-builder.ts';
import { findStaleTense } from '#checking/stale-tense.ts';

type Parts = Parameters<typeof buildMaterial>[0];
const AFTER: Parts = { date: null, period: { from: '2017-01-01', to: '2017-12-31' } };
const quotes = (text: string, parts: Parts = AFTER): (string | null)[] =>
  findStaleTense(prose(text, parts)).map((found) => found.quote);

describe('findStaleTense', () => {
  it.each([
    ['Löftet innehåller insatser som ska följas upp om ett år, men inte alla.', 'ska följas upp om ett år'],
    ['Medborgarlöftet för det kommande året omfattar bara Norrby.', 'för det kommande året'],
    ['Under 2017 kommer polisen att göra kontroller.', 'Under 2017 kommer polisen att'],
    ['Under 2017 ska polisen göra kontroller.', 'Under 2017 ska'],
    ['En vandring planeras till hösten 2017.', 'planeras till hösten 2017'],
    ['Kommunen ska bygga vägen under 2017.', 'ska bygga vägen under 2017'],
    ['Arbetet är klart, och våren 2017 kommer vi att mötas.', 'våren 2017 kommer vi att'],
    ['Uppföljningen kommer att redovisas i september 2017.', 'kommer att redovisas i september 2017'],
    ['Löftet ska följas upp varje tertial.', 'ska följas upp varje tertial'],
  ])('%j är passerat', (text, quote) => {
    expect(quotes(text)).toEqual([quote]);
  });

  it.each([
    'Under 2018 kommer polisen att göra kontroller.',
    'En vandring planeras till våren 2018.',
    'Punkten kommer att tas med till kommande medborgarlöfte.',
    'Arbetet med löftet fortsätter det kommande året.',
    'Ett nytt löfte ska tas fram under det kommande året.',
    'Löftet för 2017 ska redovisas i mars 2018.',
    'Under 2017 gjordes 64 kontroller.',
    'Handlingsplanen, som beslutades i början av 2017, ska följas.',
    'Polisen ska enligt lagen från 1984 ingripa.',
    'Vandringen som planerades till hösten 2017 blev av.',
    'Ungdomar ska känna sig trygga.',
    'Insatserna bidrar till målen för 2015-2018.',
  ])('%j är i sin ordning', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('dokumentets eget datum går före periodens slut', () => {
    const text = 'En vandring planeras till våren 2018.';
    expect(quotes(text, { ...AFTER, date: '2018-02-01' })).toEqual([]);
    expect(quotes(text, { ...AFTER, date: '2018-09-01' })).toEqual(['planeras till våren 2018']);
  });

  it('en uppföljning mitt i perioden mäts vid sitt datum, och utan datum inte alls', () => {
    const text = 'En vandring planeras till hösten 2017.';
    expect(quotes(text, { ...AFTER, kind: 'follow-up', date: '2017-09-01' })).toEqual([]);
    expect(quotes(text, { ...AFTER, kind: 'follow-up' })).toEqual([]);
    expect(quotes('Löftet ska följas upp varje tertial.', { ...AFTER, kind: 'follow-up', date: '2017-09-01' })).toEqual(
      [],
    );
  });

  it('punktens egna löftesord är aldrig passerade', () => {
    const text = 'Polisen ska göra 64 kontroller under 2017.';
    expect(findStaleTense(buildMaterial({ ...AFTER, points: [{ text, results: ['Klart.'] }] }))).toEqual([]);
    expect(findStaleTense(buildMaterial(AFTER, [passage('decision', text)]))).toEqual([]);
  });

  it('det som skrevs om en period i tabellen var sant då', () => {
    const text = 'En vandring planeras till hösten 2017.';
    expect(findStaleTense(buildMaterial({ ...AFTER, points: [{ results: [{ period: 'T1 2017', text }] }] }))).toEqual(
      [],
    );
    expect(findStaleTense(buildMaterial({ ...AFTER, points: [{ results: [text] }] }))).toHaveLength(1);
  });

  it('en uppföljning som är skriven efter perioden ser inte heller fram mot den', () => {
    const parts: Parts = { kind: 'follow-up', date: '2018-02-10', period: { from: '2017-01-01', to: '2017-12-31' } };
    expect(quotes('Under det kommande året ska löftets åtgärder genomföras.', parts)).toEqual([
      'Under det kommande året',
    ]);
    expect(quotes('Under det kommande året tar vi fram nästa löfte.', parts)).toEqual([]);
    expect(
      quotes('Under det kommande året ska löftets åtgärder genomföras.', { ...parts, date: '2017-02-10' }),
    ).toEqual([]);
  });
});
