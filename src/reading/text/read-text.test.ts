import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#platform/errors.ts';
import { decodeText } from '#reading/text/decode.ts';
import { readText } from '#reading/text/read-text.ts';
import { runs } from '#tests/support/examples.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const shapes = (text: string): string[] =>
  readText(encode(text)).blocks.map((block) => `${block.kind}${block.level} ${block.mark ?? ''}|${block.text}`);

describe('teckenkodning', () => {
  const text = 'Medborgarlöfte för Åkerby – ”trygg”';
  const utf16 = (littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
    [0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))].forEach((code, index) =>
      view.setUint16(index * 2, code, littleEndian),
    );
    return new Uint8Array(view.buffer);
  };
  const windows = Uint8Array.from([...text], (letter) => ({ '–': 0x96, '”': 0x94 })[letter] ?? letter.charCodeAt(0));
  test.each([
    ['UTF-8', encode(text)],
    ['UTF-8 med BOM', Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(text)])],
    ['UTF-16 LE', utf16(true)],
    ['UTF-16 BE', utf16(false)],
    ['UTF-16 LE utan BOM', utf16(true).subarray(2)],
    ['Windows-1252', windows],
    ['UTF-8 med delade bokstäver', encode(text.normalize('NFD'))],
  ])('%s läses', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });
});

describe('block i ren text', () => {
  test('listor i blandade stilar, med djup efter indrag', () => {
    expect(shapes('Vi lovar:\n\n- ett\n* två\n• tre\n  ◦ fyra\n\uf0b7 fem\n1) sex\na) sju')).toEqual([
      'paragraph0 |Vi lovar:', 'item0 -|ett', 'item0 *|två', 'item0 •|tre', 'item1 ◦|fyra', 'item0 \uf0b7|fem', 'item0 1)|sex', 'item0 a)|sju',
    ]); // prettier-ignore
  });

  test('rubriker känns igen på understrykning, versaler, nummer och kända ord', () => {
    expect(shapes('Så gick det\n===========\n\nVi har gjort mycket.\n\nPOLISENS LÖFTEN\n\nPolisen lovar.\n\n1.2 Uppföljning i år\n\nText följer här.\n\nSamråd\nAlla tillstyrker.')).toEqual([
      'heading1 |Så gick det', 'paragraph0 |Vi har gjort mycket.', 'heading2 |POLISENS LÖFTEN', 'paragraph0 |Polisen lovar.',
      'heading3 |1.2 Uppföljning i år', 'paragraph0 |Text följer här.', 'heading2 |Samråd', 'paragraph0 |Alla tillstyrker.',
    ]); // prettier-ignore
  });

  test('underskrifter och brevhuvud är inga rubriker', () => {
    const headings = readText(
      encode(
        'Norrviks kommun\nKommunstyrelsen\n\nLöftet har följts upp.\n\nKontoret\n\nAnna Lind\n\nBo Ek\n\nBeslutet skickas till:\nPolisen',
      ),
    ).blocks.filter((block) => block.kind === 'heading');
    expect(headings.map((block) => block.text)).toEqual(['Beslutet skickas till:']);
  });

  test('tabeller med streck, tabb och justerade kolumner blir celler', () => {
    for (const table of [
      '| Löfte | Utfall |\n|---|---|\n| Åtta | 20 |',
      'Löfte\tUtfall\nÅtta\t20',
      'Löfte        Utfall\nÅtta         20',
    ]) {
      expect(readText(encode(table)).blocks.map((block) => [block.text, block.cell?.row, block.cell?.column])).toEqual([
        ['Löfte', 0, 0],
        ['Utfall', 0, 1],
        ['Åtta', 1, 0],
        ['20', 1, 1],
      ]);
    }
  });

  test('**fet** text är fet, och tecknen är borta', () => {
    expect(readText(encode('- **Polisen ska synas.** Varje dag.')).blocks[0]).toMatchObject({
      kind: 'item',
      text: 'Polisen ska synas. Varje dag.',
      bold: 18,
    });
  });

  test('sidhuvud och sidfot står för sig', () => {
    const document = readText(
      encode(
        'Norrviks kommun   Dnr KS 2021-37   Sida 1 (2)\n\nText ett.\n\fNorrviks kommun   Dnr KS 2021-37   Sida 2 (2)\n\nText två.',
      ),
    );
    expect(document.running).toEqual(['Norrviks kommun Dnr KS 2021-37']);
    expect(document.blocks.map((block) => block.text)).toEqual(['Text ett.', 'Text två.']);
  });

  test.each(['', ' \n\n ', '---\n\n***'])('ett dokument utan ord nekas: %j', (text) => {
    expect(() => readText(encode(text))).toThrow(new AppError('document-empty'));
  });

  test('inget ord försvinner, hur texten än är ställd', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '  ', '- ', '• ', '1. ', '    '),
        fc
          .array(fc.constantFrom('Polisen', 'ska', 'gå', 'Kommunen', 'två', 'löfte.', 'och', 'Samråd:', 'A'), {
            maxLength: 12,
          })
          .map((words) => words.join(' ')),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const text = `Start\n${lines.join('\n')}`;
        const told = readText(encode(text))
          .blocks.map((block) => `${/^\d/.test(block.mark ?? '') ? block.mark : ''} ${block.text}`)
          .join(' ');
        const words = (all: string): string[] => all.match(/[\p{L}]+/gu) ?? [];
        expect(words(told)).toEqual(words(text));
      }),
      { numRuns: runs(300) },
    );
  });
});
