/** More names than this are parted by their first letter, so that the page stays calm. */
const MOST_TOGETHER = 12;

export type LetterGroup<T> = { readonly letter: string; readonly members: readonly T[] };

/** Names by their first letter, A to Ö as in a Swedish register; null where they are so few that they stand together. */
export function letterGroups<T extends { readonly name: string }>(names: readonly T[]): LetterGroup<T>[] | null {
  if (names.length <= MOST_TOGETHER) return null;
  const { compare } = new Intl.Collator('sv');
  const sorted = [...names].sort((one, other) => compare(one.name, other.name));
  const groups = Map.groupBy(sorted, ({ name }) => letterOf(name));
  return [...groups].map(([letter, members]) => ({ letter, members })).sort((a, b) => compare(a.letter, b.letter));
}

/** Å, Ä and Ö are letters of their own; É is an E. */
function letterOf(name: string): string {
  const [first = ''] = name.normalize('NFC').toLocaleUpperCase('sv');
  return /[ÅÄÖ]/.test(first) ? first : (first.normalize('NFD')[0] ?? '');
}
