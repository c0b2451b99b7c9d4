/** Words that look alike: the text of lines and blocks is built of these until the very end. */
export type Piece = { readonly text: string; readonly bold: boolean; readonly address: string | null };

export type Finished = {
  readonly text: string;
  readonly bold: number;
  readonly links: readonly { readonly words: string; readonly address: string }[];
};

export const plainText = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');

/** A hyphen before one of these ends a shortened compound ("trygghets- och"), never a broken word. */
const AFTER_SHORTENED = /^(och|eller|samt|respektive|till|såväl|som|men|in-|ut-|&|\/)(?=[\s,.]|$)/u;

/**
 * Puts a following line to what is already there. A soft hyphen always goes; a hyphen goes only between a small
 * letter and a small letter, so that "LOP-gruppen", "e-post" and "trygghets- och" stay whole.
 */
export function joinPieces(before: readonly Piece[], after: readonly Piece[]): readonly Piece[] {
  const start = plainText(before).trimEnd();
  const next = plainText(after).trimStart();
  if (start === '' || next === '') return [...before, ...after];
  if (start.endsWith('\u00ad')) return [...trimEnd(before, 1), ...trimStart(after)];
  if (/(?:https?:\/\/|www\.|\S\.\S*\/)\S*[-‐]$/iu.test(start) && /^[\p{Ll}\d]/u.test(next))
    return [...trimEnd(before, 0), ...trimStart(after)];
  if (/\p{L}[-‐]$/u.test(start) && !AFTER_SHORTENED.test(next)) {
    const broken = /\p{L}\p{Ll}[-‐]$/u.test(start) && /^\p{Ll}/u.test(next);
    if (broken) return [...trimEnd(before, 1), ...trimStart(after)];
    if (/^[\p{L}\d]/u.test(next)) return [...trimEnd(before, 0), ...trimStart(after)];
  }
  if (/\d[–-]$/u.test(start) && /^\d/u.test(next)) return [...trimEnd(before, 0), ...trimStart(after)];
  // An address that is wrapped at a slash stays one address.
  if (/(https?:\/\/|www\.)\S*[/_=&?]$/i.test(start) && /^[\w%][^\s]*[/.\w]/.test(next)) {
    return [...trimEnd(before, 0), ...trimStart(after)];
  }
  const gap: Piece = { text: ' ', bold: before.at(-1)?.bold === true && after[0]?.bold === true, address: null };
  return [...trimEnd(before, 0), gap, ...trimStart(after)];
}

function trimEnd(pieces: readonly Piece[], letters: number): Piece[] {
  const kept = [...pieces];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const text = last.text.trimEnd();
    if (text === '') continue;
    kept.push({ ...last, text: letters > 0 ? text.slice(0, -letters) : text });
    break;
  }
  return kept;
}

function trimStart(pieces: readonly Piece[]): Piece[] {
  const kept = [...pieces];
  for (let first = kept.shift(); first !== undefined; first = kept.shift()) {
    const text = first.text.trimStart();
    if (text === '') continue;
    kept.unshift({ ...first, text });
    break;
  }
  return kept;
}

/** Takes `count` characters (and the white space after them) off the front. */
export function dropStart(pieces: readonly Piece[], count: number): readonly Piece[] {
  const kept: Piece[] = [];
  let left = count;
  for (const piece of pieces) {
    const text = piece.text.slice(left);
    left = Math.max(0, left - piece.text.length);
    if (text !== '') kept.push({ ...piece, text });
  }
  return trimStart(kept);
}

const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'ft', ﬆ: 'st' };

/** Folds white space, resolves ligatures and combining marks, and drops what cannot be seen. "\n" is kept. */
export function cleanText(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\ufffe\uffff]/g, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .normalize('NFC');
}

/** The text as a block holds it, how much of its beginning is bold, and its links. */
export function finishPieces(pieces: readonly Piece[]): Finished {
  let text = '';
  let bold = 0;
  let allBold = true;
  const links: { words: string; address: string }[] = [];
  let open = null as { words: string; address: string } | null;
  for (const piece of pieces) {
    let part = cleanText(piece.text)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n');
    if (text === '' || /\s$/.test(text)) part = part.replace(/^[ ]+/, '');
    if (part === '') continue;
    text += part;
    if (!piece.bold && part.trim() !== '') allBold = false;
    if (allBold) bold = text.length;
    if (piece.address === null && part.trim() !== '') open = null;
    if (piece.address !== null && open?.address === piece.address) open.words += part;
    else if (piece.address !== null) {
      open = { words: part, address: piece.address };
      links.push(open);
    } else if (open !== null) open.words += part;
  }
  const trimmed = text.trimEnd();
  return {
    text: trimmed,
    bold: Math.min(allBold ? trimmed.length : text.slice(0, bold).trimEnd().length, trimmed.length),
    links: links.map(({ words, address }) => ({ words: words.trim(), address })),
  };
}
