import { wordDifference, type Stretch } from '#checking/word-difference.ts';
import { filteredRows, type GridFilter, type Mine } from '#follow-up/grid-filter.ts';
import { saidBefore, type Grid, type GridCell, type GridRow } from '#follow-up/grid.ts';
import { periodName } from '#follow-up/period-name.ts';
import { numberWords } from '#checking/swedish-number.ts';

/** A cell as it is drawn: its place in the page, its words, who and when. */
export type CellShown = Pick<GridCell, 'state' | 'word' | 'asked' | 'late'> & {
  readonly id: string;
  /** After the grid's own address. */
  readonly at: string;
  readonly texts: readonly string[];
  /** How the text differs from the last period's, where that is looked for. */
  readonly difference: readonly Stretch[] | null;
  readonly figures: readonly string[];
  readonly who: string | null;
  readonly when: Date | null;
  readonly key: 'approved' | 'returned' | null;
  readonly corrected: boolean;
};

type RowShown = Omit<GridRow, 'cells'> & { readonly cells: readonly CellShown[]; readonly value: string };
export type RoundShown = Grid['rounds'][number] & { readonly name: string };
export type GridShown = {
  readonly rounds: readonly RoundShown[];
  readonly rows: readonly RowShown[];
  readonly of: number;
};

/**
 * The grid as the page draws it: the rows that are looked for. The difference is worked out for one round at a time,
 * since it takes longer than everything else together.
 * @param compared the round whose texts are compared with the last period's; null for none
 */
export function gridShown(grid: Grid, filter: GridFilter, mine: Mine, compared: string | null): GridShown {
  const rounds = grid.rounds.map((round) => ({ ...round, name: periodName(round) }));
  const rows = filteredRows(grid, filter, mine).map((row) => ({
    ...row,
    value: `${row.pointId}.${row.party.id}`,
    cells: row.cells.map((cell) => cellShown(row, cell, cell.roundId === compared)),
  }));
  return { rounds, rows, of: grid.rows.length };
}

/** How a cell is called in the page. */
export function cellId(roundId: string, pointId: string, partyId: string): string {
  return `c-${[roundId, pointId, partyId].map((id) => id.slice(-12)).join('-')}`;
}

function cellShown(row: GridRow, cell: GridCell, compare: boolean): CellShown {
  const { state, word, asked, late, roundId } = cell;
  const spoken = cell.entries.filter(({ kind }) => kind !== 'silence');
  const last = spoken.at(-1) ?? null;
  const before = compare && last !== null ? saidBefore(row, roundId) : null;
  const figures = spoken.flatMap((entry) => entry.figures);
  return {
    id: cellId(roundId, row.pointId, row.party.id),
    at: `${roundId}/${row.pointId}/${row.party.id}`,
    state,
    word,
    asked,
    late,
    texts: spoken.map(({ body, reason }) => body ?? reason ?? ''),
    difference: before === null ? null : wordDifference(before.body ?? '', last?.body ?? ''),
    figures: figures.map(({ label, value, unit, quote }) =>
      value === null ? (quote ?? label) : `${label}: ${numberWords(value)}\u00a0${unit ?? ''}`.trim(),
    ),
    who: last?.by ?? null,
    when: last?.at ?? null,
    key: last?.key ?? null,
    corrected: spoken.some(({ correctionNote }) => correctionNote !== null),
  };
}
