import { calm, CSV_START, csvLine } from '#platform/export/csv.ts';
import type { Column } from '#platform/export/columns.ts';

type Described = {
  readonly name: string;
  readonly words: string | null;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
};

const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);

/** What every table and column means, for programs. */
export function dictionaryJson(tables: readonly Described[]): string {
  const told = tables.toSorted(byName).map(({ name, words, columns, key }) => ({
    table: name,
    description: words,
    columns: columns.map((column) => ({
      name: column.name,
      description: column.words,
      type: column.type,
      base: column.base,
      required: column.required,
      key: key.includes(column.name),
      refers: column.refers,
    })),
  }));
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** The same for a spreadsheet. */
export function dictionaryCsv(tables: readonly Described[]): string {
  const head = [
    'Tabell',
    'Vad tabellen innehåller',
    'Kolumn',
    'Vad kolumnen innehåller',
    'Datatyp',
    'Alltid ifylld',
    'Nyckel',
    'Pekar på',
  ];
  const lines = tables
    .toSorted(byName)
    .flatMap((table) =>
      table.columns.map((column) =>
        csvLine([
          table.name,
          calm(table.words ?? ''),
          column.name,
          calm(column.words ?? ''),
          column.type === column.base ? column.type : `${column.type} (${column.base})`,
          column.required ? 'ja' : 'nej',
          table.key.includes(column.name) ? 'ja' : 'nej',
          column.refers,
        ]),
      ),
    );
  return `${CSV_START}${csvLine(head)}${lines.join('')}`;
}
