import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '#checking/sentences.ts';

const texts = (text: string): string[] => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it.each([
    ['Polisen har ökat. Kommunen har byggt!', ['Polisen har ökat.', 'Kommunen har byggt!']],
    ['Aktiviteter, t.ex. Ung Puls och bl.a. Kultur. Slut.', ['Aktiviteter, t.ex. Ung Puls och bl.a. Kultur.', 'Slut.']],
    ['Vi möts t. ex. Mandagar. Bra.', ['Vi möts t. ex. Mandagar.', 'Bra.']],
    ['Skola, polis m.fl. deltog. Bra.', ['Skola, polis m.fl. deltog.', 'Bra.']],
    ['Skola, polis m.fl. Kommunen deltog.', ['Skola, polis m.fl.', 'Kommunen deltog.']],
    ['Den 3. maj hölls möte. Den 4. Juni också.', ['Den 3. maj hölls möte.', 'Den 4. Juni också.']],
    ['1. Kommunstyrelsen godkänner. 2. Den lägger.', ['1. Kommunstyrelsen godkänner.', '2. Den lägger.']],
    ['Mötet var kl. 18 i rum nr. 5. Nästa är i maj.', ['Mötet var kl. 18 i rum nr. 5.', 'Nästa är i maj.']],
    ['Ökade 3.5 procent under 2017. Denna punkt tas med.', ['Ökade 3.5 procent under 2017.', 'Denna punkt tas med.']],
    ['P. Berg och P.A. Ek deltog. Klart.', ['P. Berg och P.A. Ek deltog.', 'Klart.']],
    ['Se www.exempel.se. Läs mer.', ['Se www.exempel.se.', 'Läs mer.']],
    ['Vi väntar ... på svar. Men sedan... Nu!', ['Vi väntar ... på svar.', 'Men sedan...', 'Nu!']],
    ['Hon sa ”vi hjälper.” Sedan gick hon (hem.) Slut', ['Hon sa ”vi hjälper.”', 'Sedan gick hon (hem.)', 'Slut']],
    ['F.d. Chefen, s.k. Hot spots och p.g.a. Regn.', ['F.d. Chefen, s.k. Hot spots och p.g.a. Regn.']],
    ['Första stycket\nAndra stycket. Tredje', ['Första stycket', 'Andra stycket.', 'Tredje']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('varje mening står där den säger att den börjar', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'b', '.', ' ', '\n', '1', '!', 't.ex. ', '”') }), (text) => {
        for (const { text: sentence, start } of splitSentences(text)) {
          expect(text.slice(start, start + sentence.length)).toBe(sentence);
        }
      }),
    );
  });

  it('inget ord går förlorat', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'b', '.', ' ', '\n', '1', '?', 'm.m. ') }), (text) => {
        const squeeze = (words: string): string => words.replace(/\s+/g, '');
        expect(squeeze(texts(text).join(''))).toBe(squeeze(text));
      }),
    );
  });
});
