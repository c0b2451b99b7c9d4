import { describe, expect, it } from 'vitest';
import { itemsOf, readOwnGoals } from '#reading/own-memo/own-frame.ts';
import { blocks, p, ul } from '#tests/support/blocks.ts';

const REST = 'Skäggetorp. Beslutet skickas till:';

describe('det som går vidare på nästa sida hör till sin punkt, också när det slutar med kolon', () => {
  it('i en lista', () => {
    const list = blocks(ul(['Polisen', 'Bostads AB Eken i']), p(REST), ul(['Akten']));
    expect(itemsOf(list, true)).toEqual(['Polisen', `Bostads AB Eken i ${REST}`, 'Akten']);
    expect(itemsOf(list, false)).toEqual(['Polisen', 'Bostads AB Eken i', 'Akten']);
  });

  it('bland målen, där nästa mandatperiod ändå börjar', () => {
    const goals = blocks(
      p('Punkterna bidrog till de här av kommunfullmäktiges mål för 2015–2018:'),
      ul(['Mål 3: En trygg kommun i']),
      p(REST),
      p('Punkterna bidrog till de här av kommunfullmäktiges mål för 2019:'),
      ul(['Mål: Ljusa parker']),
    );
    expect(readOwnGoals(goals, true)).toEqual([
      { number: 3, text: `En trygg kommun i ${REST}`, period: { from: 2015, to: 2018 } },
      { number: null, text: 'Ljusa parker', period: { from: 2019, to: 2019 } },
    ]);
  });

  it('en mening som någon har skrivit om öppnar målen den också', () => {
    const goals = blocks(p('Så bidrog vi till målen för 2019:'), ul(['Mål 3: En trygg kommun']));
    const read = [{ number: 3, text: 'En trygg kommun', period: { from: 2019, to: 2019 } }];
    expect(readOwnGoals(goals, true)).toEqual(read);
    expect(readOwnGoals(goals, false)).toEqual(read);
  });
});
