import type { PointState } from '#documents/point-state.ts';
import type { MemoPoint } from '#report-back/memo-record.ts';

/** Points that stand alike, as a summary names them. */
export type SummaryGroup = { readonly name: string; readonly points: readonly MemoPoint[] };

const GROUPS = [
  { name: 'Hållet eller genomfört', states: ['kept', 'done'] },
  { name: 'Delvis hållet eller genomfört', states: ['partly-kept', 'partly'] },
  { name: 'Inte hållet eller inte genomfört', states: ['not-kept', 'not-done'] },
  { name: 'På väg, planerat eller försenat', states: ['under-way', 'planned', 'late'] },
  { name: 'Ingen uppföljning lämnad eller status inte angiven', states: ['silence', 'not-stated'] },
] as const satisfies readonly { name: string; states: readonly PointState[] }[];

const APART = 'Ägarna har kommit olika långt';

/** Every point in one group and one alone: by how all its owners stand, or among those whose owners stand apart. */
export function summaryGroups(points: readonly MemoPoint[]): SummaryGroup[] {
  const nameOf = ({ owners }: MemoPoint): string => {
    const states = owners.length === 0 ? (['not-stated'] as const) : owners.map(({ state }) => state);
    const group = GROUPS.find((each) =>
      states.every((state) => (each.states as readonly PointState[]).includes(state)),
    );
    return group?.name ?? APART;
  };
  const byName = Map.groupBy(points, nameOf);
  return [...GROUPS.map(({ name }) => name), APART].flatMap((name) => {
    const own = byName.get(name);
    return own === undefined ? [] : [{ name, points: own }];
  });
}

/** "1", "1 och 3", "1–4 och 7": numbers in their order, three or more in a row as a range. */
export function numbersTold(numbers: readonly number[]): string {
  const parts: string[] = [];
  const sorted = numbers.toSorted((a, b) => a - b);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to + 1] === (sorted[to] ?? 0) + 1) to += 1;
    if (to - from >= 2) parts.push(`${sorted[from]}–${sorted[to]}`);
    else parts.push(...sorted.slice(from, to + 1).map(String));
    from = to + 1;
  }
  return new Intl.ListFormat('sv').format(parts);
}
