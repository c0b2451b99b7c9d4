import { splitSentences } from '#checking/sentences.ts';

export type Readability = {
  /** Läsbarhetsindex: words per sentence plus the percentage of words over six letters (Björnsson 1968). */
  readonly lix: number;
  readonly words: number;
  /** Sentences with their number of words, the longest first. */
  readonly sentences: readonly { readonly text: string; readonly words: number }[];
};

/** How hard a Swedish text is to read. Above 50 is official prose; 0 for a text without words. */
export function readability(text: string): Readability {
  const sentences = splitSentences(text)
    .map((sentence) => ({ text: sentence.text, words: wordsIn(sentence.text).length }))
    .filter((sentence) => sentence.words > 0)
    .toSorted((a, b) => b.words - a.words);
  const words = wordsIn(text);
  if (words.length === 0) return { lix: 0, words: 0, sentences };
  const long = words.filter((word) => word.length > 6).length;
  return { lix: words.length / sentences.length + (100 * long) / words.length, words: words.length, sentences };
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.:-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
}
