import { describe, expect, it } from 'vitest';
import { linesOf } from '#reading/pdf/lines.ts';
import type { Run } from '#reading/pdf/page.ts';
import { isPageNumber, runningOf } from '#reading/pdf/running.ts';
import { run } from '#tests/support/pdf-runs.ts';

const pages = (...all: Run[][]) => all.map((runs) => ({ height: 842, lines: linesOf(runs) }));

describe('löpande sidhuvud och sidfot', () => {
  it('samma ord på samma plats på flera sidor står en gång', () => {
    const page = (no: number) => [
      run('Ekbackens kommun', 50, 30),
      run(`Sida ${no} av 3`, 500, 810),
      run(`Text på sida ${no}`, 50, 400),
    ];
    const { texts, lines } = runningOf(pages(page(1), page(2), page(3)));
    expect(texts).toEqual(['Ekbackens kommun', 'Sida 1 av 3']);
    expect(lines.size).toBe(6);
  });

  it('på en enda sida är brevhuvudet text och bara sidnumret löpande', () => {
    const { texts } = runningOf(pages([run('Ekbackens kommun', 50, 30), run('1 (1)', 500, 30), run('Löfte', 50, 400)]));
    expect(texts).toEqual(['1 (1)']);
  });

  it('lika rubriker mitt på sidorna är text', () => {
    const page = () => [run('Resultat', 50, 400)];
    expect(runningOf(pages(page(), page())).texts).toEqual([]);
  });

  it('en etikett och värdet under den är en text', () => {
    const page = () => [run('Diarienummer', 400, 30), run('KS 2019/0087', 400, 42)];
    expect(runningOf(pages(page(), page())).texts).toEqual(['Diarienummer KS 2019/0087']);
  });

  it.each(['Sida 1 av 3', '1 (4)', '1(4)', '2/5', '- 3 -', 'sid 12', '7'])('%s är ett sidnummer', (text) => {
    expect(isPageNumber(text)).toBe(true);
  });

  it.each(['2017-11-24', 'KS 2017/12', 'Punkt 3', '114 14', '1 januari'])('%s är inget sidnummer', (text) => {
    expect(isPageNumber(text)).toBe(false);
  });
});

it('numrerade rubriker överst på var sin sida är rubriker', () => {
  const page = (no: number) => [run(`Punkt ${no}`, 50, 60), run('Polisen lovar', 50, 400)];
  expect(runningOf(pages(page(1), page(2), page(3))).texts).toEqual([]);
});
