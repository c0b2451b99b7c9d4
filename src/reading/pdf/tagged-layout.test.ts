import { describe, expect, it } from 'vitest';
import type { PdfPage, Run, TagNode } from '#reading/pdf/page.ts';
import { plainText } from '#reading/pdf/pieces.ts';
import { taggedLayoutOf } from '#reading/pdf/tagged-layout.ts';
import { cellText } from '#reading/pdf/tables.ts';
import { run } from '#tests/support/pdf-runs.ts';

const tag = (role: string, ...children: (TagNode | string)[]): TagNode => ({
  role,
  children: children.map((child) => (typeof child === 'string' ? { content: child } : child)),
});

function page(runs: readonly Run[], tree: TagNode, no = 1): PdfPage {
  return { no, width: 595, height: 842, runs, turned: [], drawing: { rules: [], boxes: [], dots: [] }, tree };
}

/** Lines of text 20 points apart, each its own marked content: c0, c1 … */
const lines = (...texts: string[]): Run[] =>
  texts.map((text, index) => run(text, 50, 100 + index * 20, { content: `c${index}` }));

const kinds = (...pages: PdfPage[]) =>
  taggedLayoutOf(pages)?.flow.map((item) =>
    item.table
      ? item.table.cells.map((cell) => `${cell.row},${cell.column} ${cellText(cell)}`)
      : [item.draft.tagged?.level, item.draft.mark, plainText(item.draft.pieces)],
  );

describe('dokument med taggar', () => {
  it('rubriker, stycken och punkter kommer ur taggarna', () => {
    const tree = tag(
      'Document',
      tag('H2', 'c0'),
      tag('P', 'c1'),
      tag('L', tag('LI', tag('Lbl', 'c2'), tag('LBody', tag('P', 'c3')))),
    );
    const runs = [
      ...lines('Bakgrund', 'Polisen lovar.'),
      run('1.', 50, 140, { content: 'c2' }),
      run('Fler patruller.', 70, 140, { content: 'c3' }),
    ];
    expect(kinds(page(runs, tree))).toEqual([
      [2, null, 'Bakgrund'],
      [0, null, 'Polisen lovar.'],
      [0, '1.', 'Fler patruller.'],
    ]);
  });

  it('det som är märkt som utsmyckning är löpande, det som saknar tagg går inte förlorat', () => {
    const tree = tag('Document', tag('H1', 'c0'), tag('P', 'c1'));
    const runs = [
      ...lines('Medborgarlöfte', 'Polisen och kommunen lovar att arbeta tillsammans mot otryggheten i centrum.'),
      run('Ekbacken', 50, 30, { artifact: true }),
      run('Akten', 50, 300),
    ];
    const layout = taggedLayoutOf([page(runs, tree)]);
    expect(layout?.running).toEqual(['Ekbacken']);
    expect(layout?.flow.map((item) => item.draft && plainText(item.draft.pieces)).at(-1)).toBe('Akten');
  });

  it('en tabell över två sidor är en, med tomma celler på sin plats', () => {
    const row = (...cells: string[]) => tag('TR', ...cells.map((cell) => (cell === '' ? tag('TD') : tag('TD', cell))));
    const first = page(
      [run('Löfte', 50, 100, { content: 'a' }), run('Utfall', 200, 100, { content: 'b' })],
      tag('Document', tag('Table', row('a', 'b'), row('', ''), row('', ''))),
      1,
    );
    const second = page(
      [run('Kontroller', 50, 100, { content: 'c' }), run('Klart', 200, 120, { content: 'd' })],
      tag('Document', tag('Table', row('', ''), row('c', ''), row('', 'd'))),
      2,
    );
    expect(kinds(first, second)).toEqual([['0,0 Löfte', '0,1 Utfall', '1,0 Kontroller', '2,1 Klart']]);
  });
});

describe('taggar som inte går att lita på', () => {
  const many = Array.from(
    { length: 14 },
    (_, index) => `Polisen har under året gjort insats nummer ${index} och den var`,
  );

  it('trädet saknar det mesta av texten', () => {
    expect(taggedLayoutOf([page(lines(...many), tag('Document', tag('P', 'c0')))])).toBeNull();
  });

  it('allt är ett enda stycke fast luften delar det', () => {
    const runs = many.map((text, index) =>
      run(text, 50, 100 + index * 12 + Math.floor(index / 3) * 14, { content: `c${index}` }),
    );
    expect(taggedLayoutOf([page(runs, tag('Document', tag('P', ...many.map((_, index) => `c${index}`))))])).toBeNull();
  });

  it('varje rad är ett eget stycke mitt i meningen', () => {
    const parted = many.map((text) => `i området ${text}`);
    const tree = tag('Document', ...parted.map((_, index) => tag('P', `c${index}`)));
    expect(taggedLayoutOf([page(lines(...parted), tree)])).toBeNull();
  });

  it('nästan allt är märkt som utsmyckning', () => {
    const runs = lines(...many).map((one, index) => ({ ...one, artifact: index > 2 }));
    expect(taggedLayoutOf([page(runs, tag('Document', tag('P', 'c0', 'c1', 'c2')))])).toBeNull();
  });
});
