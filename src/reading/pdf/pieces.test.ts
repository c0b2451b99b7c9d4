import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, dropStart, finishPieces, joinPieces, plainText, type Piece } from '#reading/pdf/pieces.ts';

const plain = (text: string): Piece[] => [{ text, bold: false, address: null }];
const joined = (before: string, after: string): string => plainText(joinPieces(plain(before), plain(after)));

describe('rader som fogas ihop', () => {
  it.each([
    ['medborgar-', 'löftet', 'medborgarlöftet'],
    ['Medborgar\u00ad', 'löftet', 'Medborgarlöftet'],
    ['trygghets-', 'och säkerhetsarbete', 'trygghets- och säkerhetsarbete'],
    ['fritids-', 'samt kulturnämnden', 'fritids- samt kulturnämnden'],
    ['LOP-', 'gruppen', 'LOP-gruppen'],
    ['Skäggetorp-', 'Ryd', 'Skäggetorp-Ryd'],
    ['en e-', 'post', 'en e-post'],
    ['Ek-', 'backens', 'Ekbackens'],
    ['www.linkoping.se/kommun-och-', 'politik/', 'www.linkoping.se/kommun-och-politik/'],
    ['http://www.linkoping.se/', 'polisen/start', 'http://www.linkoping.se/polisen/start'],
    ['juli –', 'augusti', 'juli – augusti'],
    ['för åren 2022–', '2023 och framåt', 'för åren 2022–2023 och framåt'],
    ['en rad', 'och en till', 'en rad och en till'],
  ])('%s / %s', (before, after, whole) => {
    expect(joined(before, after)).toBe(whole);
  });

  it('förlorar aldrig en bokstav', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'Ö', '-', ' ', '.', '\u00ad', '7') }),
        fc.string({ unit: fc.constantFrom('b', 'Å', '-', ' ', '9') }),
        (before, after) => {
          const letters = (text: string) => text.replace(/[^\p{L}\d]/gu, '');
          expect(letters(joined(before, after))).toBe(letters(before + after));
        },
      ),
    );
  });
});

describe('den färdiga texten', () => {
  it('säger hur mycket av början som är fet', () => {
    const pieces = [
      { text: 'Resultat:', bold: true, address: null },
      { text: ' Genomfört', bold: false, address: null },
    ];
    expect(finishPieces(pieces)).toEqual({ text: 'Resultat: Genomfört', bold: 9, links: [] });
  });

  it('är fet alltigenom när alla ord är det', () => {
    expect(finishPieces([{ text: ' Ansvarig ', bold: true, address: null }]).bold).toBe('Ansvarig'.length);
  });

  it('har en länk för ord som bryts på två rader', () => {
    const link = (text: string): Piece => ({ text, bold: false, address: 'https://a.exempel' });
    expect(finishPieces(joinPieces([link('läs')], [link('mer')])).links).toEqual([
      { words: 'läs mer', address: 'https://a.exempel' },
    ]);
  });

  it('har inga ligaturer och inga osynliga tecken', () => {
    expect(cleanText('a\u00addi\ufb01e\u200brad')).toBe('adifierad');
  });

  it('kan tappa sitt listmärke', () => {
    expect(
      plainText(
        dropStart(
          [
            { text: '• ', bold: false, address: null },
            { text: 'Polisen', bold: true, address: null },
          ],
          1,
        ),
      ),
    ).toBe('Polisen');
  });
});
