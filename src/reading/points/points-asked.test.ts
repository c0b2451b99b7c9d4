import { describe, expect, it } from 'vitest';
import type { Block } from '#reading/block.ts';
import { readPoints } from '#reading/points/points.ts';
import type { PointHints } from '#reading/points/points.ts';
import { b, blocks, h, p, ul } from '#tests/support/blocks.ts';
import { HINTS as EKVIK } from '#tests/support/point-reading.ts';

const HINTS: PointHints = {
  ...EKVIK,
  period: { from: '2022-01-01', to: '2022-12-31' },
  title: 'Medborgarlöftet i Ekvik 2022: frågor och svar',
};

/** Each point as "text | period: result". */
function told(document: Block[], hints: Partial<PointHints> = {}): string[] {
  return readPoints(document, { ...HINTS, ...hints }).points.map((point) =>
    [point.text, ...point.results.map(({ period, text }) => `| ${period ?? ''}: ${text}`)].join(' '),
  );
}

const PROMISES = ['Kommunen lovade att laga trasiga fönster.', 'Polisen lovade att göra 30 kontroller.'] as const;
const DONE = ['Vi lagade 118 fönster.', 'Det blev 44 kontroller.'] as const;
const READ = PROMISES.map((promise, index) => `${promise} | : ${DONE[index]}`);

describe('frågor som rubriker', () => {
  it.each([
    ['Vad lovade vi?', 'Vad gjorde vi?'],
    ['Vad lovade vi?', 'Hur gick det?'],
    ['Vad har vi lovat?', 'Vad har vi gjort?'],
    ['Vad vi lovade', 'Så gick det'],
    ['Vad lovade vi?', 'Hur har det gått?'],
    ['Vad var löftet?', 'Vad blev resultatet?'],
    ['Vad lovade vi?', 'Höll vi löftet?'],
  ])('%s %s', (promised, asked) => {
    const pairs = (level: number): Block[] =>
      blocks(
        h(1, HINTS.title ?? ''),
        ...[0, 1].flatMap((no) => [
          h(2, ['Skolor', 'Trafik'][no] ?? ''),
          h(level, promised),
          p(PROMISES[no] ?? ''),
          h(level, asked),
          p(DONE[no] ?? ''),
        ]),
      );
    expect(told(pairs(3))).toEqual(READ);
    expect(told(pairs(2))).toEqual(READ);
  });

  it('en rad per fråga under varje rubrik', () => {
    const rows = [0, 1].flatMap((no) => [
      h(2, ['Skolor', 'Trafik'][no] ?? ''),
      p(`Vad lovade vi? ${PROMISES[no] ?? ''}`),
      p(`Vad gjorde vi? ${DONE[no] ?? ''}`),
    ]);
    expect(told(blocks(...rows))).toEqual(READ);
  });

  it('feta frågor på egna rader', () => {
    const rows = [0, 1].flatMap((no) => [
      h(2, ['Skolor', 'Trafik'][no] ?? ''),
      b('Vad lovade vi?'),
      p(PROMISES[no] ?? ''),
      b('Vad gjorde vi?'),
      p(DONE[no] ?? ''),
    ]);
    expect(told(blocks(...rows))).toEqual(READ);
  });

  it('vad vi gjorde och hur det gick är samma löftes resultat', () => {
    const rows = [0, 1].flatMap((no) => [
      h(2, 'Vad lovade vi?'),
      p(PROMISES[no] ?? ''),
      h(2, 'Vad gjorde vi?'),
      p(DONE[no] ?? ''),
      h(2, 'Hur gick det?'),
      p('Det gick bra.'),
    ]);
    expect(told(blocks(...rows))).toEqual(READ.map((line) => `${line} Det gick bra.`));
  });

  it('ett resultat efter alla löften tillhör inte det sista', () => {
    const document = blocks(
      h(2, 'Det här lovar polisen'),
      ul(['Göra 30 kontroller.', 'Patrullera i centrum.']),
      h(2, 'Löften'),
      ul(['Kommunen ska städa parken.']),
      h(2, 'Hur gick det?'),
      p('Otryggheten är mindre än förr.'),
    );
    expect(told(document).every((line) => !line.includes('|'))).toBe(true);
  });
});

it.each(['Skolan', 'Skolor', 'Fritidsgården'])('%s som rubrik är ett område, ingen som lovar', (heading) => {
  const document = blocks(
    h(2, heading),
    h(3, 'Vad lovade vi?'),
    ul(['Kommunen ska laga trasiga fönster.', 'Polisen ska besöka skolan.']),
  );
  expect(readPoints(document, HINTS).points.map(({ owner, focusArea }) => [owner, focusArea])).toEqual([
    [['municipality'], heading],
    [['police'], heading],
  ]);
});

describe('rapportens egen period', () => {
  const list = ul(['Polisen ska synas i centrum.']);
  const done = ul(['Tolv pass.'], 1);
  it.each<[string, string, string[], PointHints['period'], string | null]>([
    [
      'ensam under rubriken',
      'Uppföljning av löftet 2024–2025',
      ['Första halvåret 2024'],
      { from: '2024-01-01', to: '2025-12-31' },
      '2024 H1',
    ],
    [
      'i rubriken efter löftets år',
      'Uppföljning av löftet 2024–2025, andra halvåret 2024',
      [],
      { from: '2024-01-01', to: '2025-12-31' },
      '2024 H2',
    ],
    [
      'i en mening',
      'Så går det',
      ['Uppföljningen avser januari–juni 2024.'],
      { from: '2024-01-01', to: '2024-12-31' },
      '2024 H1',
    ],
    [
      'i vad som har gjorts',
      'Uppföljning',
      ['Här står det som har gjorts från januari till april 2024.'],
      { from: '2024-01-01', to: '2024-12-31' },
      'T1 2024',
    ],
    [
      'inte en månad som något gjordes i',
      'Uppföljning',
      ['Mycket har gjorts från maj 2024.', 'Mest har gjorts under maj 2024.'],
      { from: '2024-01-01', to: '2024-12-31' },
      null,
    ],
    [
      'löftets månader över två år',
      'Återrapportering för juli 2018–december 2019',
      [],
      { from: '2018-07-01', to: '2019-12-31' },
      null,
    ],
    [
      'löftets datum',
      'Återrapportering för 1 juli 2018 till 30 juni 2019',
      [],
      { from: '2018-07-01', to: '2019-06-30' },
      null,
    ],
    [
      'löftets höst och år',
      'Återrapportering för hösten 2018 till 2019',
      [],
      { from: '2018-07-01', to: '2019-12-31' },
      null,
    ],
    [
      'löftets hela halvår',
      'Återrapportering för juli–december 2018',
      [],
      { from: '2018-07-01', to: '2018-12-31' },
      null,
    ],
    [
      'löftets giltighet',
      'Återrapportering',
      ['Medborgarlöftet avser juli–december 2018 och våren efter.'],
      { from: '2018-07-01', to: '2019-06-30' },
      null,
    ],
    ['löftets egen period ensam under rubriken', 'Medborgarlöfte', ['Första halvåret 2024'], null, null],
  ])('%s', (_, title, lead, period, expected) => {
    const document = blocks(h(1, title), ...lead.map((text) => p(text)), h(2, 'Polisen lovar'), list, done);
    const periods = readPoints(document, { ...HINTS, title, period }).points.flatMap((point) =>
      point.results.map((result) => result.period),
    );
    expect(periods).toEqual([expected]);
  });
});
