import { describe, expect, test } from 'vitest';
import { documentArgument } from '#cli/document-argument.ts';
import { sentenceFor } from '#platform/errors.ts';

test.each([
  [['a.txt'], { file: 'a.txt', json: false }],
  [['--json', 'a.txt'], { file: 'a.txt', json: true }],
  [['a.txt', '--json'], { file: 'a.txt', json: true }],
  [['--json', '--', '--konstig.txt'], { file: '--konstig.txt', json: true }],
  [['-'], { file: '-', json: false }],
])('%j', (args, expected) => {
  expect(documentArgument('read', args)).toEqual(expected);
});

describe('fel sägs i en mening', () => {
  test.each([
    [[], 'Ange vilken fil som ska läsas.'],
    [['a', 'b'], 'Ange en fil i taget.'],
    [['--xml', 'a'], 'Valet --xml finns inte.'],
  ])('%j', (args, start) => {
    let sentence = '';
    try {
      documentArgument('check', args);
    } catch (error) {
      sentence = sentenceFor(error);
    }
    expect(sentence).toBe(`${start} Skriv så här: ./loftet check FIL [--json]`);
  });
});
