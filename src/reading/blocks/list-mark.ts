export type Marked = {
  /** As written: '•', '-', '1.', 'a)', '(i)', 'o'. */
  readonly mark: string;
  readonly rest: string;
};

/** Bullets of editors, Word and PDF: U+F0B7 and its neighbours are Symbol and Wingdings glyphs. */
const BULLET = /^([-*•●○■□▪▫◦‣⁃∙·–—+►▶➢➤✓✔✗✘☐☑☒✅❌\uf0b7\uf0a7\uf0d8\uf0fc\uf02d])[\s\u00a0]+(?=\S)/u;
/** A bullet that nothing else can be needs no space after it. */
const TIGHT_BULLET = /^([•●▪◦‣\uf0b7\uf0a7])(?=\S)/u;
const LETTER_O = /^(o)(?:\t+| {2,}| (?=\p{Lu}))(?=\S)/u;
const NUMBER = /^(\d{1,2}[.)]|\(\d{1,2}\)|[a-zåäöA-H]\)|\([a-zåäö]\)|\(?[ivx]{1,4}\)|[ivx]{2,4}\.)[\s\u00a0]+(?=\S)/u;

/** The list mark that a line begins with, and what stands after it; null if it begins with none. */
export function splitMark(line: string): Marked | null {
  const trimmed = line.trimStart();
  const match = BULLET.exec(trimmed) ?? TIGHT_BULLET.exec(trimmed) ?? LETTER_O.exec(trimmed) ?? NUMBER.exec(trimmed);
  if (match === null) return null;
  const rest = trimmed.slice(match[0].length);
  // "14. maj" and "3. kvartalet" are dates and ordinals in a wrapped line.
  if (
    /^\d/.test(match[0]) &&
    /^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b/.test(rest)
  )
    return null;
  return { mark: match[1] ?? '', rest };
}

/** Bullet marks say nothing of order; numbers and letters do. */
export function isNumberMark(mark: string): boolean {
  return /[\da-zåäöA-H]/u.test(mark) && mark !== 'o';
}
