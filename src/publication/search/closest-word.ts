/** A published word that may be what somebody meant. */
export type Near = { readonly word: string; readonly folded: string; readonly stem: string };

/** The one that is fewest slips of the finger away, as it stands or as its stem; null where all are too far. */
export function closestWord(folded: string, near: readonly Near[]): Near | null {
  const most = folded.length <= 4 ? 1 : folded.length <= 8 ? 2 : 3;
  const [first] = near
    .map((one) => ({ one, slips: Math.min(slipsBetween(folded, one.folded), slipsBetween(folded, one.stem)) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || (a.one.word < b.one.word ? -1 : 1));
  return first?.one ?? null;
}

/** Letters left out, added, changed or swapped with the next between two words (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  a.forEach((letter, i) => {
    const next = [i + 1];
    b.forEach((against, j) => {
      const changed = (row[j] ?? 0) + (letter === against ? 0 : 1);
      const swapped =
        i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === against ? (before[j - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(changed, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    before = row;
    row = next;
  });
  return row[b.length] ?? 0;
}
