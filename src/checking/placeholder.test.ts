import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '#checking/placeholder.ts';
import { prose } from '#tests/support/report-builder.ts';

const quotes = (text: string): (string | null)[] => findPlaceholders(prose(text)).map((found) => found.quote);

describe('findPlaceholders', () => {
  it.each([
    ['Klicka här för att ange text.', 'Klicka här för att ange text.'],
    ['Klicka eller tryck här för att ange text.', 'Klicka eller tryck här för att ange text.'],
    ['Handläggare: Klicka här och skriv namn', 'Klicka här och skriv namn'],
    ['Click or tap here to enter text.', 'Click or tap here to enter text.'],
    ['Click here to enter text.', 'Click here to enter text.'],
    ['Datum: Välj ett datum.', 'Välj ett datum.'],
    ['Klicka eller tryck här för att ange datum.', 'Klicka eller tryck här för att ange datum.'],
    ['Choose an item.', 'Choose an item.'],
    ['[Skriv här]', '[Skriv här]'],
    ['Ange rubrik', 'Ange rubrik'],
    ['Skriv text här', 'Skriv text här'],
    ['Polisen gjorde XX kontroller.', 'XX'],
    ['Det blev XXX insatser.', 'XXX'],
    ['Löftet redovisas för XX-utskottet.', 'XX'],
    ['KS 20XX-XX', '20XX-XX'],
    ['Mötet hölls den xx.xx i Norrby.', 'xx.xx'],
    ['Dnr KS XXXX/2020', 'XXXX/2020'],
    ['Datum ÅÅÅÅ-MM-DD', 'ÅÅÅÅ-MM-DD'],
    ['Datum: YYYY-MM-DD', 'YYYY-MM-DD'],
    ['Vi höll [fyll i] vandringar.', '[fyll i]'],
    ['Vi höll [antal] vandringar i [område].', '[antal]'],
    ['Ansvarig: <namn>', '<namn>'],
    ['Antal deltagare: TBD', 'TBD'],
    ['Lorem ipsum dolor', 'Lorem ipsum'],
    ['Resultat: …………', '…………'],
    ['Resultat: ......................', '......................'],
    ['Underskrift ________', '________'],
    ['Förnamn Efternamn', 'Förnamn Efternamn'],
    ['Handläggarens namn', 'Handläggarens namn'],
    ['Se tabell Error! Reference source not found.', 'Error! Reference source not found.'],
    ['Se Fel! Hittar inte referenskälla.', 'Fel! Hittar inte referenskälla.'],
    ['Klicka om du vill ange datum.', 'Klicka om du vill ange datum.'],
    ['Här skriver du en kort bakgrund.', 'Här skriver du en kort bakgrund.'],
    ['Ersätt den här texten.', 'Ersätt den här texten.'],
    ['Handläggare: NN', 'NN'],
    ['Handläggare: <<Namn>>', '<<Namn>>'],
    ['Polisen gjorde X kontroller.', 'X'],
    ['Antal deltagare: ??', '??'],
    ['[Ärendemening]', '[Ärendemening]'],
    ['Hej {{kommun}}!', '{{kommun}}'],
  ])('%j är mallens text', (text, quote) => {
    expect(quotes(text)[0]).toBe(quote);
  });

  it.each([
    'Uppgift saknas: diarienummer',
    'Uppgift saknas: [namn]',
    'Kapitel XX handlar om trygghet.',
    'Bilaga XII och XXL-tröjor i storlek XXL.',
    'XX-kromosom',
    'Klicka här för att läsa mer om löftet.',
    'Klicka på länken för att komma till sidan.',
    'Polisen ska välja ett datum i maj.',
    'Välj ett datum som passar.',
    'Ange gärna dina synpunkter i enkäten.',
    'Polisen väntar ... på svar.',
    'Skriv gärna text här i Norrby.',
    'Vi mötte Maxx och Foxx.',
    'Se bilaga [1] och [2].',
    'Han sa att ”vi [...] är trygga” och Generation X kom.',
    'Vad gjorde ni? Varför?!',
    'Se <https://www.ekvik.se/trygghet>.',
    'Datum: 2020-02-03',
    'Ungdomarna fick skriva namn på tavlan.',
  ])('%j är ingen mall', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('varje lucka nämns för sig, i ordning', () => {
    expect(quotes('Vi gjorde XX kontroller och [antal] besök.')).toEqual(['XX', '[antal]']);
  });
});
