const WORDS: Readonly<Record<string, number>> = {
  noll: 0, en: 1, ett: 1, två: 2, bägge: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, nio: 9, tio: 10, elva: 11, tolv: 12, tretton: 13,
  fjorton: 14, femton: 15, sexton: 16, sjutton: 17, arton: 18, nitton: 19, tjugo: 20, tjugoen: 21, tjugoett: 21, tjugotvå: 22, tjugotre: 23, tjugofyra: 24, tjugofem: 25, trettio: 30,
}; // prettier-ignore

/** A count in digits or Swedish words, as a pattern. Longer words first, so that "tre" does not eat "tretton". */
export const COUNT = String.raw`(?:\d{1,3}|${Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** What a match of COUNT says; null for other words. */
export function countOf(word: string): number | null {
  const text = word.toLowerCase();
  return /^\d+$/.test(text) ? Number(text) : (WORDS[text] ?? null);
}
