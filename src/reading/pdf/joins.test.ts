import { describe, expect, it } from 'vitest';
import { joinedFlow } from '#reading/pdf/joins.ts';
import type { PdfPage, Run, TagNode } from '#reading/pdf/page.ts';
import { plainText } from '#reading/pdf/pieces.ts';
import { taggedLayoutOf } from '#reading/pdf/tagged-layout.ts';
import { run } from '#tests/support/pdf-runs.ts';

const tag = (role: string, ...children: (TagNode | string)[]): TagNode => ({
  role,
  children: children.map((child) => (typeof child === 'string' ? { content: child } : child)),
});
const item = (...children: (TagNode | string)[]): TagNode => tag('L', tag('LI', ...children));

function page(no: number, runs: readonly Run[], tree: TagNode): PdfPage {
  return { no, width: 595, height: 842, runs, turned: [], drawing: { rules: [], boxes: [], dots: [] }, tree };
}

/** A list item that fills the foot of a page, and what stands first on the next. */
function overPages(next: TagNode, words = 'Kommunfullmäktiges mål för 2015–2018:'): string[] {
  const first = page(
    1,
    [
      run('•', 50, 760, { content: 'mark' }),
      run('Polisen har under hela året haft fler patruller ute på torget och vid', 62, 760, { content: 'words' }),
      run('den nya skolan, och kommunen har hållit fritidsgården öppen på lov med', 62, 773, { content: 'words' }),
    ],
    item(tag('Lbl', 'mark'), tag('LBody', 'words')),
  );
  const second = page(2, [run(words, 62, 100, { content: 'next' })], next);
  const flow = taggedLayoutOf([first, second])?.flow ?? [];
  return joinedFlow(flow).flatMap(({ draft }) => (draft ? [plainText(draft.pieces)] : []));
}

describe('en punkt vid sidans slut, utan punkt sist', () => {
  it('går vidare i det som är en del av samma lista', () => {
    expect(overPages(item(tag('Lbl'), tag('LBody', 'next')))).toEqual([
      expect.stringMatching(/^Polisen har .* på lov med Kommunfullmäktiges mål/u),
    ]);
  });

  it.each(['14. En vandring', '• en punkt', '- ett streck'])('också i %s, som inget märke är', (words) => {
    expect(overPages(item(tag('Lbl'), tag('LBody', 'next')), words)).toEqual([
      expect.stringContaining(` med ${words}`),
    ]);
  });

  it('slutar där taggarna säger att ett stycke utanför listan börjar', () => {
    expect(overPages(tag('P', 'next'))).toEqual([
      expect.stringMatching(/^Polisen har .* på lov med$/u),
      'Kommunfullmäktiges mål för 2015–2018:',
    ]);
  });
});

/** A paragraph whose lines stand on both sides of a page's end. */
function parted(foot: readonly string[], head: readonly string[]): string[] {
  const pages = [foot, head].map((lines, index) => {
    const runs = lines.map((text, at) => run(text, 50, 700 - index * 600 + at * 13, { content: 'words' }));
    return page(index + 1, runs, tag('P', 'words'));
  });
  const flow = taggedLayoutOf(pages)?.flow ?? [];
  return joinedFlow(flow).flatMap(({ draft }) => (draft ? [plainText(draft.pieces)] : []));
}

describe('en adress över två sidor', () => {
  const FOOT = 'Hela uppföljningen av löftet finns på webben, se';

  it.each([
    ['https://www.ekby.se/polisen/', ['Medborgarlofte_2017/uppfoljning?ar=2017 i maj.']],
    ['https://www.ekby.se/loftet?ar=', ['2017 i maj.']],
    ['https://www.ekby.se/', ['polisen/uppfoljning?tertial=2&ar=', '2017 i maj.']],
  ])('hålls ihop: %s', (end, rest) => {
    expect(parted([FOOT, end], rest)).toEqual([`${FOOT} ${end}${rest.join('')}`]);
  });

  it.each(['Polisen lovar att finnas på torget.', 'www.polisen.se/ekby har mer att läsa.'])(
    'som är slut får inte med nästa stycke: %s',
    (next) => {
      expect(parted([FOOT, 'https://www.ekby.se/polisen/'], [next])).toEqual([
        `${FOOT} https://www.ekby.se/polisen/`,
        next,
      ]);
    },
  );
});
