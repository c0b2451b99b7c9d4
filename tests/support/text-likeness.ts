/** White space folded to single blanks; otherwise the text stays as it is. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** How alike two texts are, 0 to 1: shared pairs of neighbouring words (Dice), single words for texts of one word. */
export function likeness(a: string, b: string): number {
  const [left, right] = [fold(a).toLowerCase(), fold(b).toLowerCase()];
  if (left === right) return 1;
  const [these, those] = [pairs(left), pairs(right)];
  if (these.length + those.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of those) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of these) {
    const left = rest.get(pair) ?? 0;
    if (left > 0) shared += 1;
    rest.set(pair, left - 1);
  }
  return (2 * shared) / (these.length + those.length);
}

function pairs(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
}
