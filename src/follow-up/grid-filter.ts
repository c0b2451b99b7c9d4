import { swedishDay } from '#checking/day-words.ts';
import type { Grid, GridRow } from '#follow-up/grid.ts';

/** What is looked for in the grid: whose rows, only late ones, only what changed since a day. */
export type GridFilter = {
  readonly whose: 'all' | 'mine';
  readonly late: boolean;
  /** `YYYY-MM-DD`, that day included; null = whatever the day. */
  readonly since: string | null;
};

const DAY = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** As the page's address says it; what cannot be read asks for nothing. */
export function filterOf(query: URLSearchParams): GridFilter {
  const since = query.get('sedan') ?? '';
  return {
    whose: query.get('vems') === 'mina' ? 'mine' : 'all',
    late: query.get('sent') === 'ja',
    since: DAY.test(since) ? since : null,
  };
}

/** Who looks: the parties that they act for, and the points and parties that they are asked about (`point party`). */
export type Mine = { readonly parties: ReadonlySet<string>; readonly asked: ReadonlySet<string> };

const rowKey = ({ pointId, party }: Pick<GridRow, 'pointId' | 'party'>): string => `${pointId} ${party.id}`;

export function filteredRows({ rows }: Grid, filter: GridFilter, mine: Mine): GridRow[] {
  return rows.filter(
    (row) =>
      (filter.whose === 'all' || mine.parties.has(row.party.id) || mine.asked.has(rowKey(row))) &&
      (!filter.late || row.cells.some(({ late }) => late)) &&
      (filter.since === null || changedSince(row, filter.since)),
  );
}

function changedSince({ cells }: GridRow, day: string): boolean {
  return cells.some(({ entries }) => entries.some(({ at }) => swedishDay(at) >= day));
}
