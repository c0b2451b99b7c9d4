import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '#checking/placeholder.ts';
import { buildMaterial, passage, prose } from '#tests/support/report-builder.ts';

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
    ['Datum: yyyy-mm-dd', 'yyyy-mm-dd'],
    ['Vi höll [fyll i] vandringar.', '[fyll i]'],
    ['Vi höll [antal] vandringar i [område].', '[antal]'],
    ['Ansvarig: <namn>', '<namn>'],
    ['Antal deltagare: TBD', 'TBD'],
    ['Lorem ipsum dolor sit amet', 'Lorem ipsum dolor sit amet'],
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
    ['Rubrik 1', 'Rubrik 1'],
    ['Ring till kommunen: [telefonnummer]', '[telefonnummer]'],
    ['Antal: ___', '___'],
    ['Resultat (fylls i senare)', '(fylls i senare)'],
    ['Resultat: kompletteras av polisen', 'kompletteras av polisen'],
    ['Att kompletteras', 'Att kompletteras'],
    ['[Beskriv resultatet här]', '[Beskriv resultatet här]'],
    ['Den [kort sammanfattning av ärendet] beslutades.', '[kort sammanfattning av ärendet]'],
    ['Telefon: 000-000 00 00', '000-000 00 00'],
    ['Dnr 0000/0000', '0000/0000'],
    ['Datum ÅÅ-MM-DD', 'ÅÅ-MM-DD'],
    ['Välj datum', 'Välj datum'],
    ['Ange ort och datum', 'Ange ort och datum'],
    ['Infoga logotyp', 'Infoga logotyp'],
    ['Beskriv kort vad ärendet handlar om.', 'Beskriv kort vad ärendet handlar om.'],
    ['Här kommer text om uppföljningen', 'Här kommer text om uppföljningen'],
    ['Handläggare: Namn', 'Handläggare: Namn'],
    ['X kommun och polisen lovar', 'X kommun'],
    ['Summa: #REF!', '#REF!'],
    ['Your name', 'Your name'],
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
    'Han sa [sic] att den [polisen] kom, [maskerad] och [sekretess 18 kap.].',
    'Hon skrev ”vi [de boende] är [nu mycket] trygga” i svaret.',
    'Bakgrund .............. 2',
    'Norrby den ________________\nLena Ek, kommundirektör',
    'Namnförtydligande ________',
    'Klubben XX-Crew finns inte här.',
    'Rapporten kompletteras av en bilaga.',
    'Frågan löd: Beskriv vad som gör dig otrygg.',
    'Deltagarna fyllde i en enkät.',
    'Skriv här om du ser något, står det på webben.',
    'Appen X, tidigare Twitter, användes.',
  ])('%j är ingen mall', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('provtext är en enda lucka', () => {
    expect(quotes('Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.')).toHaveLength(1);
  });

  it('raden för ort och dag ovanför underskrifterna är ingen lucka', () => {
    const lines = [passage('prose', 'Norrby den ____'), passage('label', '______'), passage('signatory', 'Kim Ek')];
    expect(findPlaceholders(buildMaterial({}, lines))).toEqual([]);
  });

  it('en lucka i sidhuvudet nämns en gång, hur många sidor dokumentet än har', () => {
    const header = passage('running', 'Dnr KS 20XX-XX ________');
    expect(findPlaceholders(buildMaterial({}, [header, header])).map(({ quote }) => quote)).toEqual(['20XX-XX']);
  });

  it('varje lucka nämns för sig, i ordning', () => {
    expect(quotes('Vi gjorde XX kontroller och [antal] besök.')).toEqual(['XX', '[antal]']);
  });
});
