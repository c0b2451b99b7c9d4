import { describe, expect, it } from 'vitest';
import { carriedOver, carriedOverCell } from '#reading/points/carry-over.ts';

describe('om en punkt följer med till nästa löfte', () => {
  it.each([
    ['Denna punkt kommer att tas med till kommande medborgarlöfte.', true],
    ['Denna punkt tas med till kommande medborgarlöfte.', true],
    ['Punkten förs vidare till nästa löfte.', true],
    ['Punkten förs vidare.', true],
    ['Åtagandet fortsätter i nästa löfte.', true],
    ['Löftet följer med in i nästa medborgarlöfte.', true],
    ['Punkten kvarstår i kommande löfte.', true],
    ['Punkten ingår även i medborgarlöftet för 2019.', true],
    ['Detta lyfts in i 2019 års medborgarlöfte.', true],
    ['Arbetet överförs till nästa period.', true],
    ['Punkten kommer att ingå i det nya medborgarlöftet.', true],
    ['Insatserna förlängs till nästa år.', true],
    ['Punkten avslutas och förs inte vidare.', false],
    ['Punkten tas inte med i nästa medborgarlöfte.', false],
    ['Punkten förs ej vidare till kommande löfte.', false],
    ['Punkten utgår ur nästa löfte.', false],
    ['Löftet kommer inte att ingå i nästa medborgarlöfte.', false],
    ['Punkten finns inte med i löftet för 2019.', false],
    ['Åtagandet avslutas.', false],
    ['Punkten kommer inte att föras vidare.', false],
    ['Punkten stryks i nästa löfte.', false],
    ['Arbetet fortsätter inom ordinarie verksamhet.', null],
    ['Arbetet fortsätter.', null],
    ['Tre vandringar har genomförts under året.', null],
    ['Nästa år planeras fler vandringar.', null],
    ['Frågorna tas upp i det lokala trygghetsrådet.', null],
    ['Mötet avslutas med fika.', null],
    ['', null],
  ])('%s', (text, carried) => {
    expect(carriedOver(text)).toBe(carried);
  });

  it.each([
    ['Ja', true],
    ['Nej', false],
    ['Nej, avslutas', false],
    ['–', null],
  ])('i en kolumn: %s', (cell, carried) => {
    expect(carriedOverCell(cell)).toBe(carried);
  });
});
