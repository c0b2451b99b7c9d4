import { describe, expect, test } from 'vitest';
import { cardColumns, sheetColumns } from '#dialogue/answer-columns.ts';
import { rowsOfSheet, sheetHead } from '#dialogue/answer-sheet.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { readCells } from '#dialogue/read-cells.ts';
import { standardForm } from '#dialogue/standard-form.ts';

const USUAL = standardForm({ sv: 'Vad?' }, ['Torget', 'Skolan']);
const FORM: QuestionForm = {
  ...USUAL,
  elements: [
    ...USUAL.elements,
    {
      type: 'checkbox',
      name: 'gor',
      title: { sv: 'Vad gör du här?' },
      isRequired: true,
      maxSelectedChoices: 2,
      choices: ['Bor', 'Arbetar', 'Hälsar på'].map((sv, at) => ({ value: `v${at + 1}`, text: { sv } })),
      visibleIf: { name: 'kon', is: ['kvinna', 'man'] },
    },
    { type: 'place', name: 'var', title: { sv: 'Var?' }, choices: [{ value: 'norr', text: { sv: 'Norr' } }] },
  ],
};
const COLUMNS = cardColumns(FORM);
const read = (cells: Record<string, string>) => readCells(FORM, COLUMNS, cells);

describe('ett kort', () => {
  test('är en rad siffror: vad, var och när i en ruta, 0 för det som inte är sagt', () => {
    expect(COLUMNS.map(({ key }) => key)).toEqual([
      'oro.1',
      'oro.2',
      'oro.3',
      'trygg',
      'gora',
      'alder',
      'kon',
      'gor',
      'var',
    ]);
    const cells = { 'oro.1': '523', 'oro.3': '9 0 4', trygg: '2', alder: '2', kon: '1', gor: '13', var: '1' };
    expect(read(cells)).toEqual({
      answers: {
        oro: [
          { problem: 'trafik', place: 'plats-2', time: 'evening' },
          { problem: 'annat', place: null, time: 'night' },
        ],
        trygg: 2,
        alder: 'a-15-24',
        kon: 'kvinna',
        gor: ['v1', 'v3'],
        var: { place: 'norr' },
      },
      faults: [],
      leftOut: [],
    });
  });

  test.each([
    ['oro.1', '0', 'Börja med vad'],
    ['oro.1', '593', 'Var: skriv ett tal från 1 till 3.'],
    ['oro.2', 'x', 'Vad: skriv ett tal'],
    ['oro.1', '1 2 3 4', 'högst tre tal'],
    ['trygg', '6', 'från 1 till 5'],
    ['alder', '7', 'från 1 till 5'],
    ['kon', 'mann', 'från 1 till 3'],
    ['gora', 'x'.repeat(1_001), 'för långt'],
    ['var', '12', 'från 1 till 1'],
  ])('det som inte går att läsa sägs i sin ruta: %s = %s', (key, text, message) => {
    const { faults } = read({ [key]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ key, message: expect.stringContaining(message) as string });
  });

  test('för många svar sägs, ett obesvarat måste är tillåtet, och det som inte ställdes lämnas utanför och räknas', () => {
    expect(read({ kon: '1', gor: '123' }).faults.map(({ key }) => key)).toEqual(['gor']);
    expect(read({ kon: '1' }).faults).toEqual([]);
    expect(read({ kon: '3', gor: '1' })).toEqual({ answers: { kon: 'annat' }, faults: [], leftOut: ['gor'] });
  });

  test('det skrivna svaret räknas på vilket språk det än står, och en formel är ord', () => {
    expect(read({ kon: ' Woman ', gor: 'bor; ARBETAR', gora: '=1+1' }).answers).toEqual({
      kon: 'kvinna',
      gor: ['v1', 'v2'],
      gora: '=1+1',
    });
    expect(read({ var: 'vid 12:an' }).answers).toEqual({ var: { words: 'vid 12:an' } });
  });
});

describe('ett kalkylblad', () => {
  const columns = sheetColumns(FORM);
  test('har rubriker för varje del av det som oroar, och läses i vilken ordning de än står', () => {
    expect(sheetHead(columns).slice(0, 4)).toEqual([
      'Kort',
      'Vad oroar dig mest här? Sak 1, vad',
      'Vad oroar dig mest här? Sak 1, var',
      'Vad oroar dig mest här? Sak 1, när',
    ]);
    const table = [
      ['Svar från biblioteket'],
      [
        'hur trygg KÄNNER du dig här?',
        'Ort',
        'Vad oroar dig mest här? Sak 1, när',
        'Vad oroar dig mest här? Sak 1, vad',
      ],
      ['4', 'Ekby', 'Kväll', 'Narkotika'],
      ['', 'Ekby', '', ''],
      ['', '', '4', 'annat'],
    ];
    const found = rowsOfSheet(table, columns);
    if ('fault' in found) throw new Error(found.fault);
    expect(found.unknown).toEqual(['Ort']);
    expect(found.lacking).toContain('Var?');
    expect(found.rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(found.rows.map(({ cells }) => readCells(FORM, columns, cells).answers)).toEqual([
      { trygg: 4, oro: [{ problem: 'narkotika', place: null, time: 'evening' }] },
      { oro: [{ problem: 'annat', place: null, time: 'night' }] },
    ]);
  });

  test('utan rubriker, med en rubrik två gånger eller utan svar tas inte emot', () => {
    expect(rowsOfSheet([['a', 'b']], columns)).toMatchObject({ fault: 'no-head' });
    expect(rowsOfSheet([['Var?', 'Var? ']], columns)).toMatchObject({ fault: 'twice', what: 'Var? ' });
    expect(rowsOfSheet([['Var?'], ['']], columns)).toMatchObject({ fault: 'empty' });
    const many = [['Var?'], ...Array.from({ length: 2_001 }, () => ['Norr'])];
    expect(rowsOfSheet(many, columns)).toMatchObject({ fault: 'too-many' });
  });
});
