import { describe, expect, it } from 'vitest';
import { leadingStatus, statusWord } from '#reading/points/statuses.ts';

describe('inledande status', () => {
  it.each([
    ['Genomfört.', 'done'],
    ['Genomförd. Två vandringar hölls.', 'done'],
    ['Genomfört i maj 2018 med 20 deltagare.', 'done'],
    ['Klart', 'done'],
    ['Klar: skyltarna är uppsatta.', 'done'],
    ['Löftet är uppfyllt.', 'done'],
    ['Aktiviteten är genomförd.', 'done'],
    ['Målet är uppnått.', 'done'],
    ['Pågår. Möten hålls varje vecka.', 'ongoing'],
    ['Pågående arbete med skolorna.', 'ongoing'],
    ['Arbetet pågår enligt plan.', 'ongoing'],
    ['Påbörjat – klart till hösten.', 'ongoing'],
    ['Försenat på grund av upphandlingen.', 'delayed'],
    ['Arbetet är försenat.', 'delayed'],
    ['Delvis genomfört.', 'partly'],
    ['Delvis. Hälften av tunnlarna är målade.', 'partly'],
    ['Planeras till hösten.', 'planned'],
    ['Ej påbörjad.', 'planned'],
    ['Inte påbörjat, väntar på beslut.', 'planned'],
    ['Ej genomfört, personal saknades. Planeras till hösten.', 'not-done'],
    ['Inte uppnått.', 'not-done'],
    ['Målet är inte uppnått.', 'not-done'],
    ['Inställt på grund av pandemin.', 'not-done'],
    ['Aktiviteten har inte genomförts.', 'not-done'],
    ['✔ Klart', 'done'],
    ['🟡 Pågår', 'ongoing'],
    ['[x] Genomfört', 'done'],
    ['Status: pågår', 'ongoing'],
    ['En trygghetsvandring genomförd.', null],
    ['Genomfört tre trygghetsvandringar.', null],
    ['Polisen har genomfört ett antal insatser.', null],
    ['Klara besked gavs till de boende.', null],
    ['Klarabergs skola besöktes.', null],
    ['Kontroller genomfördes.', null],
    ['Avslutningsvis hölls ett möte.', null],
  ])('%s', (text, status) => {
    expect(leadingStatus(text)).toBe(status);
  });

  it.each([
    ['Klart 2018-05-03', 'done'],
    ['Ej genomförd', 'not-done'],
    ['●', null],
    ['Grön – pågår', 'ongoing'],
    ['', null],
  ])('i en statuskolumn: %s', (cell, status) => {
    expect(statusWord(cell)).toBe(status);
  });
});
