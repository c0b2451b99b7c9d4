const LETTERS = [...'etanrsildokmgvfhäpuåöbcyjxwzqé'];

/**
 * Every word that is one slip away, the likeliest slips first: swapped neighbours, a letter doubled or not,
 * a letter left out, one too many, one for another.
 */
export function* nearWords(word: string): Generator<string> {
  const at = Array.from({ length: word.length }, (_, index) => index);
  for (const i of at.slice(1)) {
    if (word[i] !== word[i - 1]) yield word.slice(0, i - 1) + (word[i] ?? '') + (word[i - 1] ?? '') + word.slice(i + 1);
  }
  for (const i of at) {
    if (word[i] === word[i + 1]) yield word.slice(0, i) + word.slice(i + 1);
    else yield word.slice(0, i) + (word[i] ?? '') + word.slice(i);
  }
  for (const i of [...at, word.length]) for (const letter of LETTERS) yield word.slice(0, i) + letter + word.slice(i);
  for (const i of at) yield word.slice(0, i) + word.slice(i + 1);
  for (const i of at) for (const letter of LETTERS) yield word.slice(0, i) + letter + word.slice(i + 1);
}
