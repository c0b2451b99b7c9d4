import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDictionary, openWriter, textOfCell } from '#publication/open-files.ts';
import type { OpenCell, OpenRow } from '#publication/open-columns.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';
import { runs } from '#tests/support/examples.ts';

const [TABLE] = OPEN_TABLES.filter(({ name }) => name === 'loften');
if (TABLE === undefined) throw new Error('there are promises');

function written(rows: readonly OpenRow[], format: 'csv' | 'json'): string {
  const writer = openWriter(TABLE as NonNullable<typeof TABLE>, format);
  return `${writer.start}${rows.map((row) => writer.rows([row])).join('')}${writer.end}`;
}
const jsonRows = (rows: readonly OpenRow[]) => (JSON.parse(written(rows, 'json')) as { rows: OpenRow[] }).rows;

/** As the dictionary says that a cell is read. */
function read(type: string, cell: string): OpenCell {
  if (cell === '') return null;
  if (type === 'number') return Number(cell);
  if (type === 'boolean') return cell === 'true';
  return type === 'list' ? (JSON.parse(cell) as string[]) : textOfCell(cell);
}
function csvRows(text: string): OpenRow[] {
  const found = parse(text, { bom: true, columns: true, delimiter: ',', record_delimiter: '\r\n' }) as Record<
    string,
    string
  >[];
  return found.map((row) =>
    Object.fromEntries(TABLE?.columns.map(({ name, type }) => [name, read(type, row[name] ?? '')]) ?? []),
  );
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom(
    '=1+1',
    '+46 8',
    '-5',
    '@namn',
    '\tx',
    '\rx',
    "'=a",
    "''=a",
    "'a",
    ' =x',
    'rad\r\nrad',
    '"',
    ',',
    'a\n',
    '＝1',
  ),
);
const cellFor = (type: string): fc.Arbitrary<OpenCell> => {
  if (type === 'number') return fc.nat();
  if (type === 'boolean') return fc.boolean();
  if (type === 'list') return fc.array(words);
  return fc.option(words);
};
const row = fc.record(Object.fromEntries(TABLE.columns.map(({ name, type }) => [name, cellFor(type)])));

describe('öppna filer', () => {
  test('CSV, läst av ett annat program efter ordlistan, är samma rader som JSON', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(csvRows(written(rows, 'csv'))).toEqual(jsonRows(rows));
        expect(jsonRows(rows)).toEqual(rows);
      }),
      { numRuns: runs(200) },
    );
  });

  test('ingen ruta börjar som en formel, och en tom text finns inte', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const cells = parse(written(rows, 'csv'), { bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(cells.flat().filter((cell) => /^\s*[=+\-@]|^[\t\r]/.test(cell))).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  test('en fil börjar med BOM och har rader som slutar som RFC 4180 säger', () => {
    expect(written([], 'csv').startsWith('\ufefflofte,kommun,titel,')).toBe(true);
    expect(written([], 'csv').endsWith('\r\n')).toBe(true);
    expect(jsonRows([])).toEqual([]);
  });

  test('ordlistan säger licens, och varje kolumn med typ och betydelse', () => {
    const { licence, tables } = JSON.parse(openDictionary()) as {
      licence: string;
      tables: { table: string; columns: { name: string; type: string; description: string }[] }[];
    };
    expect(licence).toBe('CC0-1.0');
    expect(tables.map(({ table }) => table)).toEqual(OPEN_TABLES.map(({ name }) => name));
    const columns = tables.flatMap((table) => table.columns);
    expect(
      columns.filter(({ name, type, description }) => !/^[a-z0-9_]+$/.test(name) || type === '' || description === ''),
    ).toEqual([]);
  });
});
