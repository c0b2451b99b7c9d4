import { wordDifference, type Stretch } from '#checking/word-difference.ts';
import type { PointState } from '#documents/point-state.ts';
import { STATE_LOOK } from '#documents/point-state.ts';
import { entryState } from '#follow-up/owner-state.ts';
import type { PeriodReport, ReportRow } from '#follow-up/period-report.ts';

export type StateTold = { readonly state: PointState; readonly word: string };

/** What is otherwise than in the report before, for one point and party. */
export type ReportChange = {
  readonly number: number;
  readonly body: string;
  readonly party: string;
  /** Null where the report before says nothing of the point. */
  readonly was: StateTold | null;
  readonly is: StateTold;
  readonly words: readonly Stretch[];
};

/** How one row of a report stands. */
export function rowState(row: Pick<ReportRow, 'kind' | 'progress' | 'saidLate'>): StateTold {
  if (row.kind === 'silence') return { state: 'silence', word: STATE_LOOK.silence.word };
  const word = row.kind === 'nothing-to-report' ? 'inget att rapportera' : STATE_LOOK['not-stated'].word;
  return entryState(row) ?? { state: 'not-stated', word };
}

/** The rows whose status is another than in the report before, and those that were silent and speak, or the reverse. */
export function reportChanges(report: PeriodReport, before: PeriodReport | null): ReportChange[] {
  if (before === null) return [];
  const key = (row: ReportRow): string => `${row.point.id} ${row.party.id} ${row.told}`;
  const earlier = new Map(before.rows.map((row) => [key(row), row]));
  return report.rows.flatMap((row) => {
    const old = earlier.get(key(row));
    const [was, is] = [old === undefined ? null : rowState(old), rowState(row)];
    if (was?.word === is.word) return [];
    const { number, body } = row.point;
    return [{ number, body, party: row.party.name, was, is, words: wordDifference(old?.body ?? '', row.body ?? '') }];
  });
}
