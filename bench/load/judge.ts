/** A value with how it varied, as benchmarks tell it. */
export type Spread = {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** One in ten is lower: what a thing takes where others on the machine leave it alone. */
  readonly calm: number;
};

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), min: at(sorted, 0), max: at(sorted, 1), calm: at(sorted, 0.1) };
}

/** The value that this share of all values lies below. */
export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
}

export function spreadText({ median, min, max }: Spread, unit: string): string {
  return `${median.toFixed(2)} ${unit} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

/** "ABOVE" where a limit is broken, which makes the run fail. */
export function judged(value: number, limit: number): string {
  if (value <= limit) return `limit ${limit}`;
  process.exitCode = 1;
  return `limit ${limit}  ABOVE`;
}
