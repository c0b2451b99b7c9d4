/** How much of what somebody writes is looked for. */
export const LONGEST_QUERY = 100;
const MOST_WORDS = 8;
/** Signs of a word that are told apart from another's. */
const LONGEST_WORD = 60;

/**
 * Text as words are compared: small letters without dots, rings and other marks, without signs that nobody sees (soft
 * hyphens, marks of direction), and with the apostrophe of a word left out. So "Gården", "gar\u00adden" and "GARDEN" are one.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/(\p{L})['’ʼ](?=\p{L})/gu, '$1')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** The words of a text, folded, each once. */
export function wordsIn(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map(shortened))];
}

/** As much of a question as is looked for, in whole words where there are any. */
export function cutQuery(query: string): string {
  if (query.length <= LONGEST_QUERY) return query;
  const cut = query.slice(0, LONGEST_QUERY);
  return (/^(.*\S)\s+\S*$/su.exec(cut)?.[1] ?? cut).toWellFormed();
}

/** The words that somebody looks for. What is no letter or digit means nothing, whatever it means to a computer. */
export function queryWords(query: string): string[] {
  return wordsIn(cutQuery(query)).slice(0, MOST_WORDS);
}

/**
 * A word, and what it is without an ending that PostgreSQL leaves on: "medborgarlöftet" is not bent back to "medborgarlöfte",
 * as "medborgarlöften" is.
 */
export function formsOf(word: string): string[] {
  const bare = /^(\p{L}{5,}e)ts?$/u.exec(word)?.[1];
  return bare === undefined ? [word] : [word, bare];
}

/** The words of texts as they are written, in small letters: what may be proposed to somebody who spelt one wrong. */
export function writtenWords(texts: readonly string[]): { readonly word: string; readonly folded: string }[] {
  const words = new Map<string, string>();
  for (const text of texts) {
    for (const [written] of text
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .matchAll(/\p{L}[\p{L}\p{M}]{3,}/gu)) {
      const folded = shortened(fold(written));
      if (written.length <= LONGEST_WORD && folded.length >= 4) words.set(written.toLowerCase(), folded);
    }
  }
  return [...words].map(([word, folded]) => ({ word, folded }));
}

function shortened(word: string): string {
  return [...word].slice(0, LONGEST_WORD).join('');
}
