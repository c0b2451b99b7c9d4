const NUMBER = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 4 });

/** "12 vandringar", kept on one line. */
export function countWords(count: number, unit: string | null): string {
  return unit === null ? NUMBER.format(count) : `${NUMBER.format(count)}\u00a0${unit}`;
}
