import type { Dates } from '#checking/report.ts';
import type { Grid, GridEntry, GridRow } from '#follow-up/grid.ts';
import { periodName } from '#follow-up/period-name.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import { figureLines } from '#follow-up/sheet-figures.ts';

/** The columns of the sheet, in their order. The first two say which row it is and which version was taken out. */
const COLUMNS = [
  'Rad',
  'Version',
  'Period',
  'Punkt',
  'Vi lovade',
  'Part',
  'Resultat',
  'Status',
  'Skäl',
  'Nästa steg',
  'Siffror',
] as const;
type Column = (typeof COLUMNS)[number];
export const WRITTEN = ['Resultat', 'Status', 'Skäl', 'Nästa steg', 'Siffror'] as const;
export type Written = (typeof WRITTEN)[number];

/** What somebody wrote in a row, as texts. */
export type Words = Readonly<Record<Written, string>>;
export type SheetRow = { readonly key: string; readonly version: number; readonly words: Words; readonly line: number };

/** A row's stable name: the ends of the ids of its round, point and party, and how it was told. */
function rowName(roundId: string, pointId: string, partyId: string, told: 'together' | 'apart'): string {
  return [...[roundId, pointId, partyId].map((id) => id.slice(-12)), told === 'together' ? 'g' : 'e'].join('-');
}

/** One place of the grid with what is said there. */
export type SheetPlace = {
  readonly key: string;
  readonly roundId: string;
  readonly locked: boolean;
  readonly period: string;
  /** The round's days, both inclusive. */
  readonly span: Dates;
  readonly row: GridRow;
  readonly told: 'together' | 'apart';
  readonly entry: GridEntry | null;
};

/** Every place that a sheet has a row for: all that somebody is asked, and all that was said. */
export function sheetPlaces(grid: Grid): SheetPlace[] {
  return grid.rounds.flatMap((round, at) =>
    grid.rows.flatMap((row) => {
      const cell = row.cells[at];
      if (cell === undefined || (cell.entries.length === 0 && !cell.asked)) return [];
      const place = (entry: GridEntry | null): SheetPlace => {
        const told = entry?.told ?? 'apart';
        const key = rowName(round.id, row.pointId, row.party.id, told);
        return {
          key,
          roundId: round.id,
          locked: round.standing === 'locked',
          period: periodName(round),
          span: round.period,
          row,
          told,
          entry,
        };
      };
      return cell.entries.length === 0 ? [place(null)] : cell.entries.map(place);
    }),
  );
}

/** What an entry says as a row's words; blank where nothing is said. */
export function wordsOf(entry: Pick<GridEntry, 'body' | 'progress' | 'reason' | 'nextStep' | 'figures'> | null): Words {
  return {
    Resultat: tidy(entry?.body ?? ''),
    Status: entry === null || entry.progress === null ? '' : PROGRESS_WORDS[entry.progress].word,
    Skäl: tidy(entry?.reason ?? ''),
    'Nästa steg': tidy(entry?.nextStep ?? ''),
    Siffror: figureLines(entry?.figures ?? []),
  };
}

/** A text as a sheet can carry it: no signs that it has no place for, lines ended in one way, nothing at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\ufffe\uffff]/g, '')
    .trim();
}

/** The whole sheet as texts, its head first. */
export function sheetTable(grid: Grid): (string | number)[][] {
  const rows = sheetPlaces(grid).map(({ key, period, row, entry }) => {
    const words = wordsOf(entry);
    const place = [key, entry?.no ?? 0, period, String(row.number), tidy(row.body), tidy(row.party.name)];
    return [...place, ...WRITTEN.map((column) => words[column])];
  });
  return [[...COLUMNS], ...rows];
}

export type SheetFault = 'no-head' | 'too-many-rows';
const MOST_ROWS = 10_000;
const HEAD_WITHIN = 20;

/** The rows of a sheet that comes back, by the names of its columns, wherever they stand now. */
export function rowsOfTable(
  table: readonly (readonly string[])[],
): { readonly rows: readonly SheetRow[]; readonly unknown: readonly number[] } | { readonly fault: SheetFault } {
  const head = table.slice(0, HEAD_WITHIN).findIndex((cells) => cells.includes('Rad') && cells.includes('Version'));
  if (head < 0) return { fault: 'no-head' };
  if (table.length - head > MOST_ROWS) return { fault: 'too-many-rows' };
  const at = new Map(COLUMNS.map((column) => [column, table[head]?.indexOf(column) ?? -1] as const));
  const rows: SheetRow[] = [];
  const unknown: number[] = [];
  for (const [index, cells] of table.slice(head + 1).entries()) {
    const cell = (column: Column): string => tidy(cells[at.get(column) ?? -1] ?? '');
    const line = head + index + 2;
    if (cells.every((text) => text.trim() === '')) continue;
    const [key, version] = [cell('Rad'), cell('Version')];
    if (!/^[0-9a-f]{12}(?:-[0-9a-f]{12}){2}-[ge]$/.test(key) || !/^\d{1,6}$/.test(version)) {
      unknown.push(line);
      continue;
    }
    const words = Object.fromEntries(WRITTEN.map((column) => [column, cell(column)])) as Record<Written, string>;
    rows.push({ key, version: Number(version), words, line });
  }
  return { rows, unknown };
}
