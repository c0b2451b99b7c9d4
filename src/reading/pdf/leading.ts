import { itemAt } from '#reading/blocks/item-at.ts';
import { median } from '#reading/pdf/columns.ts';
import type { Line } from '#reading/pdf/page.ts';

/** Distance of baselines in type sizes where nothing tells better. */
const USUAL = 1.22;
const LARGEST = 2.1;

/**
 * The distance of baselines within a paragraph for a type size, learned from lines that fill their column and are
 * followed by another of the same size. `columns` holds each column's lines from the top.
 */
export function leadingsOf(columns: readonly (readonly Line[])[]): (size: number) => number {
  const seen = new Map<number, number[]>();
  const all: number[] = [];
  for (const lines of columns) {
    const right = Math.max(0, ...lines.map((line) => line.x1));
    lines.slice(1).forEach((line, index) => {
      const before = itemAt(lines, index);
      const ratio = (line.y - before.y) / before.size;
      if (Math.abs(line.size - before.size) > 0.3 || ratio < 0.9 || ratio > LARGEST) return;
      if (before.x1 - before.x0 < (right - before.x0) * 0.8 || before.x1 - before.x0 < before.size * 12) return;
      const key = Math.round(before.size * 2);
      const known = seen.get(key);
      if (known) known.push(ratio);
      else seen.set(key, [ratio]);
      all.push(ratio);
    });
  }
  const common = lowerMiddle(all) ?? USUAL;
  const known = new Map([...seen].map(([key, ratios]) => [key, lowerMiddle(ratios)]));
  return (size) => size * (known.get(Math.round(size * 2)) ?? (size > 15 ? Math.min(common, 1.3) : common));
}

/** A little under the median: a wider distance is more often a new paragraph than a narrower one an exception. */
function lowerMiddle(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = median(values);
  const lower = values.filter((value) => value <= middle);
  return median(lower.length >= values.length * 0.25 ? lower : values);
}
