import { describe, expect, it } from 'vitest';
import { linesOf } from '#reading/pdf/lines.ts';
import type { Run } from '#reading/pdf/page.ts';
import { draftsOf, wholeLines } from '#reading/pdf/paragraphs.ts';
import { plainText } from '#reading/pdf/pieces.ts';
import { column, run } from '#tests/support/pdf-runs.ts';

const drafts = (runs: readonly Run[], right = 400) =>
  draftsOf(wholeLines(linesOf(runs)), { right, leadingOf: (size) => size * 1.2 });
const texts = (runs: readonly Run[], right?: number): string[] =>
  drafts(runs, right).map((draft) => plainText(draft.pieces).trim());

const FULL = 'Polisen har under hela året haft fler patruller ute på torget och vid den nya';

describe('stycken', () => {
  it('rader som fyller spalten är ett stycke', () => {
    expect(texts(column([FULL, 'skolan.'], 20, 50))).toEqual([`${FULL} skolan.`]);
  });

  it('ett större avstånd börjar ett nytt', () => {
    expect(texts([run(FULL, 20, 50), run('Skolan är ny.', 20, 70)])).toHaveLength(2);
  });

  it('rader som slutar i förtid står för sig själva', () => {
    expect(texts(column(['Kultur- och fritidsnämnden', 'Polismyndigheten', 'Akten'], 20, 50))).toHaveLength(3);
  });

  it('en indragen första rad börjar ett nytt', () => {
    expect(texts([run(FULL, 20, 50), run('skolan slutade.', 20, 62), run('Kommunen har', 35, 74)])).toEqual([
      `${FULL} skolan slutade.`,
      'Kommunen har',
    ]);
  });

  it('en fet rad slutar där vanlig text börjar', () => {
    expect(texts([run('Bakgrund', 20, 50, { bold: true }), run('Polisen lovar.', 20, 62)])).toEqual([
      'Bakgrund',
      'Polisen lovar.',
    ]);
  });

  it('större text är inget stycke med mindre', () => {
    expect(texts([run('Löfte', 20, 50, { size: 14 }), run('polisen', 20, 66)])).toHaveLength(2);
  });
});

describe('listor', () => {
  const item = (mark: string, x: number, y: number): Run[] => [
    run(mark, x, y),
    run('Polisen ska finnas på torget', x + 18, y),
  ];

  it.each(['•', '\uf0b7', '–', '-', '1.', 'a)', 'o', '●'])('märket %s börjar en punkt', (mark) => {
    expect(drafts([...item(mark, 20, 50), ...item(mark, 20, 62)]).map((draft) => draft.mark)).toEqual(
      Array(2).fill(mark === '\uf0b7' ? '•' : mark),
    );
  });

  it('hängande rader hör till sin punkt, rader vid märkets kant gör det inte', () => {
    const runs = [...item('•', 20, 50), run('varje fredag.', 38, 62), run('Resultatet blev gott.', 20, 74)];
    expect(texts(runs, 185)).toEqual(['Polisen ska finnas på torget varje fredag.', 'Resultatet blev gott.']);
  });

  it('ett tankstreck som radbrytningen ställde först är ingen punkt', () => {
    const runs = [
      run('Löftet gäller hela perioden från juli 2018 fram till nästa sommar i Ekbacken', 20, 50),
      run('– juni 2020 enligt avtalet.', 20, 62),
    ];
    expect(texts(runs)).toHaveLength(1);
  });
});
