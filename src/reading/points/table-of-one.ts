import type { Block } from '#reading/block.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import type { Labelled } from '#reading/points/field-labels.ts';
import { addResult } from '#reading/points/point-draft.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import { applyLines } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { cellsOf } from '#reading/points/table-grid.ts';
import type { Grid } from '#reading/points/table-grid.ts';

type Row = readonly (Block | null)[];
/** The follow-up period that each column is about, and the cell that says so. */
export type PeriodHeads = readonly { readonly cell: Block | null; readonly period: string }[];

/**
 * A table of two columns below a promise that tells of that promise alone: periods, or labels ("Ansvarig", "Status"),
 * with their words beside them.
 */
export function tellsOfOne({ width, rows }: Grid, point: PointDraft, slot: Slot | null, setting: Setting): boolean {
  const label = (row: Row | undefined): Labelled | null =>
    row?.[0] ? leadingLabel(row[0].text, setting.year, setting.parties, true) : null;
  const body = rows.filter((row, at) => at > 0 || (label(row) !== null && label(row)?.field !== 'text'));
  const told = (row: Row): boolean => {
    const read = label(row);
    return read !== null && read.rest === '' && !['text', 'goal', 'number', 'measure'].includes(read.field);
  };
  if (point.text === '' || width !== 2 || body.length === 0 || !body.every(told)) return false;
  for (const [first, second] of body) {
    if (!first) continue;
    const words = second?.text.replaceAll('\n', ' ') ?? '';
    applyLines(point, [{ no: first.no, text: `${first.text}: ${words}` }], slot, setting);
    if (second) point.blocks.push(second.no);
  }
  point.blocks.push(...rows.flatMap((row) => (body.includes(row) ? [] : cellsOf(row).map((cell) => cell.no))));
  return true;
}

/** Where every column is a period, and none holds promises: the table tells of one promise that stands above. Else null. */
export function periodHeads(grid: Grid, from: number, to: number, setting: Setting): PeriodHeads | null {
  const heads = (grid.rows[to - 1] ?? []).map((cell) => ({
    cell,
    period: cell === null ? null : (leadingLabel(cell.text, setting.year, setting.parties, true)?.period ?? null),
  }));
  const dated = heads.flatMap(({ cell, period }) => (period === null ? [] : [{ cell, period }]));
  return to > from && heads.length > 0 && dated.length === heads.length ? dated : null;
}

/** Gives what stands below the periods to the promise. */
export function givePeriods(point: PointDraft, heads: PeriodHeads, rows: readonly Row[]): void {
  for (const row of rows)
    for (const [at, cell] of row.entries()) {
      const period = heads[at]?.period;
      if (cell === null || period === undefined || cell === row[at - 1]) continue;
      point.blocks.push(cell.no);
      if (/^[\s–—-]*$/u.test(cell.text)) point.empty.push({ period, block: cell.no });
      else addResult(point, cell.text.replaceAll('\n', ' '), { period, by: [] });
    }
  point.blocks.push(...heads.flatMap(({ cell }) => (cell === null ? [] : [cell.no])));
}
