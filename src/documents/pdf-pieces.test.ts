import { describe, expect, test } from 'vitest';
import { pdfPieces } from '#documents/pdf-pieces.ts';

describe('where a line of the PDF may end', () => {
  test.each([
    ['LOP-gruppen och Ung-Puls', [{ keep: 'LOP-gruppen' }, ' och ', { keep: 'Ung-Puls' }]],
    ['in- och utsidan', [{ keep: 'in- och' }, ' utsidan']],
    ['fredags- lördags- och söndagskvällar', [{ keep: 'fredags- lördags- och' }, ' söndagskvällar']],
    ['klockan 22- 23', ['klockan ', { keep: '22- 23' }]],
    ['se https://www.example.se/a/ och ring', ['se ', { keep: 'https://www.example.se/a/ och' }, ' ring']],
    ['se www.example.se nu', ['se ', { keep: 'www.example.se' }, ' nu']],
  ])('%s', (text, pieces) => expect(pdfPieces(text)).toEqual(pieces));

  test('in an address that fills more than a line, only where readers put it together again', () => {
    const address = 'http://www.linkoping.se/kommun-och-politik/samarbete/polisen/uppfoljning?ar=2017';
    const kept = pdfPieces(address).flatMap((piece) =>
      typeof piece === 'object' && 'keep' in piece ? [piece.keep] : [],
    );
    expect(kept.join('')).toBe(address);
    expect(kept).toEqual([
      'http://www.linkoping.se/',
      'kommun-',
      'och-',
      'politik/',
      'samarbete/',
      'polisen/',
      'uppfoljning?',
      'ar=',
      '2017',
    ]);
  });

  test('anywhere in another word that does', () => {
    const word = 'lång'.repeat(40);
    const kept = pdfPieces(word).flatMap((piece) => (typeof piece === 'object' && 'keep' in piece ? [piece.keep] : []));
    expect(kept.join('')).toBe(word);
    expect(kept.length).toBeGreaterThan(8);
  });
});
