/** "A", "A och B", "A, B och C". */
export function and(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} och ${last}`;
}

/** "Punkt 3", "Punkt 3, 5 och 8"; number and word stay on one line. */
export function numbers(of: readonly number[]): string {
  return `Punkt\u00a0${and(of.toSorted((a, b) => a - b).map(String))}`;
}
